using System.Text.Json;

namespace StanceML.Training;

/// <summary>Tells files of annotated articles from the rows and papers that may stand beside them.</summary>
public static class AnnotatedFiles
{
    /// <summary>Folders nested deeper are not read.</summary>
    private const int MaxFolderDepth = 16;

    /// <summary>Enough of a first row to see what it has: a longer one is an article.</summary>
    private const int MaxRowBytes = RowReader.MaxLineBytes;

    /// <summary>A second annotator's marks in the article of the same name before it: nothing is learned from them.</summary>
    public const string SecondEnding = ".second.md";

    /// <returns>In name order.</returns>
    public static IReadOnlyList<string> In(string folder) =>
    [
        .. Files(folder)
            .Where(file => IsMarkdown(file) ? !HasEnding(file, SecondEnding) && IsMarkedArticle(file) : HasEnding(file, ".jsonl") && HoldsAttributions(file))
            .Order(StringComparer.Ordinal),
    ];

    /// <returns>In name order.</returns>
    public static IReadOnlyList<string> SecondsIn(string folder) => [.. Files(folder).Where(file => HasEnding(file, SecondEnding)).Order(StringComparer.Ordinal)];

    public static bool IsMarkdown(string file) => HasEnding(file, ".md");

    /// <summary>Whether the file is rows of annotated articles, and not of labelled statements: its first row tells.</summary>
    public static bool HoldsAttributions(string file)
    {
        using var stream = File.OpenRead(file);
        var lines = new JsonLineReader(stream, MaxRowBytes);
        while (lines.TryRead(out var line))
        {
            if (line.Length > MaxRowBytes)
            {
                return true;
            }

            if (!line.Bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                return HasAttributions(line.Bytes);
            }
        }

        return false;
    }

    private static bool HasAttributions(ReadOnlyMemory<byte> row)
    {
        try
        {
            using var json = JsonDocument.Parse(row);
            return json.RootElement.ValueKind == JsonValueKind.Object && JsonNames.AreText(json.RootElement) && json.RootElement.TryGetProperty("attributions", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A paper about the articles begins with a heading; a marked article begins with its head.</summary>
    private static bool IsMarkedArticle(string file) =>
        !Path.GetFileName(file).Equals("README.md", StringComparison.OrdinalIgnoreCase)
        && (new FileInfo(file).Length > QuoteCorpus.MaxArticleBytes
            || File.ReadLines(file).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line))?.StartsWith('#') != true);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MaxFolderDepth });

    private static bool HasEnding(string file, string ending) => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
