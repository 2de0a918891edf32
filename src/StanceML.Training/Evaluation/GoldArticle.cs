using System.Text.Json;

namespace StanceML.Training;

/// <summary>An article with its annotated attributions.</summary>
public sealed record GoldArticle(Article Article, IReadOnlyList<GoldAttribution> Attributions)
{
    /// <summary>Reads the PolNeAR layout: <c>id</c>, <c>text</c>, <c>attributions</c> of span lists, one article a line, half-open UTF-16 offsets.</summary>
    /// <exception cref="InvalidDataException">A line does not hold that; the message names file and line.</exception>
    public static IEnumerable<GoldArticle> ReadFile(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, path, number);
            }
        }
    }

    private static GoldArticle Parse(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var article = new Article(root.GetProperty("id").ToString(), root.GetProperty("text").GetString()!);
            var attributions = root.GetProperty("attributions").EnumerateArray().Select(item =>
                new GoldAttribution(Spans(item, "source"), Spans(item, "cue"), Spans(item, "content"))).ToList();
            return new GoldArticle(article, attributions);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"{path}:{number}: no attribution row: {e.Message}", e);
        }
    }

    private static List<TextSpan> Spans(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(pair => new TextSpan(pair[0].GetInt32(), pair[1].GetInt32())).Order()];
}
