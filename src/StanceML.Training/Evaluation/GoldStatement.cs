using System.Text.Json;

namespace StanceML.Training;

/// <summary>A statement that readers found in an article.</summary>
/// <param name="Speaker">The name as a reader would give it; null when nobody is named.</param>
/// <param name="Targets">Target id to stance; null where readers may differ.</param>
public sealed record GoldStatement(IReadOnlyList<TextSpan> Spans, string? Speaker, IReadOnlyDictionary<string, string?> Targets)
{
    /// <summary>Reads <c>*.gold.jsonl</c>: one statement a line with <c>spans</c>, <c>speaker</c> and <c>targets</c>.</summary>
    /// <exception cref="InvalidDataException">A line is no such statement; the message names file and line.</exception>
    public static IReadOnlyList<GoldStatement> Read(string path)
    {
        var statements = new List<GoldStatement>();
        foreach (var (line, number) in File.ReadLines(path).Select((line, i) => (line, i + 1)))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                statements.Add(Read(json.RootElement));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
            {
                throw new InvalidDataException($"{path}:{number}: {e.Message}", e);
            }
        }

        return statements;
    }

    private static GoldStatement Read(JsonElement json) => new(
        [.. json.GetProperty("spans").EnumerateArray().Select(span => new TextSpan(span[0].GetInt32(), span[1].GetInt32()))],
        json.GetProperty("speaker").GetString(),
        json.GetProperty("targets").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString(), StringComparer.Ordinal));
}
