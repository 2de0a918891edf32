using System.Text;
using System.Text.Json;

namespace StanceML.Training;

/// <summary>Reads training rows from JSON lines. A bad row is reported with file, line, field and what was expected; the rest goes on.</summary>
public static class CorpusReader
{
    /// <summary>A longer line is refused unread: it is no statement.</summary>
    public const int MaxLineChars = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">A <c>.jsonl</c> file, or a folder, read with all its subfolders in name order.</param>
    /// <exception cref="FileNotFoundException">Neither file nor folder.</exception>
    public static Corpus Read(string path)
    {
        IEnumerable<string> files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : File.Exists(path) ? [path] : throw new FileNotFoundException($"{path}: no such file or folder", path);
        var rows = new List<LabelledRow>();
        var problems = new List<RowProblem>();
        foreach (var file in files)
        {
            ReadFile(file, rows, problems);
        }

        var ids = new Dictionary<string, RowPlace>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!ids.TryAdd(row.Id, row.Place))
            {
                problems.Add(new RowProblem(row.Place, "id", $"'{row.Id}' stands already at {ids[row.Id]}; expected a new id", IsError: true));
            }
        }

        return new Corpus(rows, problems);
    }

    private static void ReadFile(string file, List<LabelledRow> rows, List<RowProblem> problems)
    {
        var place = new RowPlace(file, 0);
        try
        {
            foreach (var line in File.ReadLines(file, StrictUtf8))
            {
                place = place with { Line = place.Line + 1 };
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                if (ReadRow(line, place, problems) is { } row)
                {
                    rows.Add(row);
                }
            }
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new RowProblem(place with { Line = place.Line + 1 }, null, "is not UTF-8; the file was read up to here", IsError: true));
        }
    }

    private static LabelledRow? ReadRow(string line, RowPlace place, List<RowProblem> problems)
    {
        if (line.Length > MaxLineChars)
        {
            problems.Add(new RowProblem(place, null, $"the line has {line.Length} characters; expected at most {MaxLineChars}", IsError: true));
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 8 });
            var fields = new RowFields(json.RootElement, place, problems);
            return fields.ToRow();
        }
        catch (JsonException e)
        {
            problems.Add(new RowProblem(place, null, $"is no JSON object (at character {e.BytePositionInLine}); expected one row", IsError: true));
            return null;
        }
    }
}
