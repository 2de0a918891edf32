using System.Globalization;
using System.Text.Json;

namespace StanceML.Benchmarks;

/// <summary>Any number of articles of news length, no two alike: the shipped annotated articles, each under a dateline of its own.</summary>
internal sealed class LoadArticles(IReadOnlyList<string> texts)
{
    public string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"DISPATCH {number}, day {number % 365}.\n\n{texts[number % texts.Count]}");

    public string Json(int number) => JsonSerializer.Serialize(new { text = Text(number), outlet = $"Desk {number % 40}" });

    /// <summary>As a JSON array.</summary>
    public string Json(int from, int count) => $"[{string.Join(',', Enumerable.Range(from, count).Select(number => Json(number)))}]";
}
