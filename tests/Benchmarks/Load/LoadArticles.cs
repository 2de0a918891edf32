using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StanceML.Benchmarks;

/// <summary>Any number of articles of 3,000 to 6,000 characters, no two alike: paragraphs of the shipped annotated articles, drawn by lot.</summary>
internal sealed class LoadArticles
{
    private const int MinChars = 3_000, MaxChars = 6_000;

    private readonly string[] _paragraphs;

    public LoadArticles(IEnumerable<string> texts) =>
        _paragraphs = [.. texts.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(paragraph => paragraph.Length is > 60 and < 1_500)];

    public string Text(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"DISPATCH {number}");
        var length = random.Next(MinChars, MaxChars - 1_500);
        while (text.Length < length)
        {
            text.Append("\n\n").Append(_paragraphs[random.Next(_paragraphs.Length)]);
        }

        return text.ToString();
    }

    public string Json(int number) => JsonSerializer.Serialize(new { text = Text(number), outlet = $"Desk {number % 40}" });

    /// <summary>As a JSON array.</summary>
    public string Json(int from, int count) => $"[{string.Join(',', Enumerable.Range(from, count).Select(number => Json(number)))}]";
}
