using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace StanceML.Training;

/// <summary>Reads rows from JSON lines one by one, in constant memory. A bad row is reported with file, line and field; the rest goes on.</summary>
public static class RowReader
{
    /// <summary>A longer line is refused: it is no statement.</summary>
    public const int MaxLineBytes = 1 << 20;

    /// <param name="file">Names the stream in messages.</param>
    /// <param name="report">Told each problem before the row after it is read; a field that is not known once, where it first stands.</param>
    public static IEnumerable<UnjudgedRow> ReadUnjudged(Stream stream, string file, Action<RowProblem> report) =>
        Read(stream, file, report, fields => fields.ToUnjudgedRow(mayHoldOthers: true));

    /// <summary>The same of one row that is JSON already; a field that is not known makes it unusable.</summary>
    /// <returns>Null when it cannot be used; then the problems were reported.</returns>
    public static UnjudgedRow? ReadUnjudged(JsonElement json, RowPlace place, Action<RowProblem> report) =>
        AreNamesText(json, place, report) ? new RowFields(json, place, report).ToUnjudgedRow(mayHoldOthers: false) : null;

    internal static IEnumerable<T> Read<T>(Stream stream, string file, Action<RowProblem> report, Func<RowFields, T?> toRow)
        where T : class
    {
        var unknown = new HashSet<string?>(StringComparer.Ordinal);
        return ReadLines(stream, file, report, (json, place) => toRow(new RowFields(json, place, ReportOnce)));

        void ReportOnce(RowProblem problem)
        {
            if (problem.Kind != ProblemKind.UnknownField || unknown.Add(problem.Field))
            {
                report(problem);
            }
        }
    }

    /// <param name="read">Takes what it needs out of a line's JSON, which is gone afterwards.</param>
    internal static IEnumerable<T> ReadLines<T>(Stream stream, string file, Action<RowProblem> report, Func<JsonElement, RowPlace, T?> read)
        where T : class
    {
        var lines = new JsonLineReader(stream, MaxLineBytes);
        while (lines.TryRead(out var line))
        {
            if (ReadLine(line, new RowPlace(file, line.Number), report, read) is { } row)
            {
                yield return row;
            }
        }
    }

    private static T? ReadLine<T>(JsonLine line, RowPlace place, Action<RowProblem> report, Func<JsonElement, RowPlace, T?> read)
        where T : class
    {
        if (Refusal(line) is { } refusal)
        {
            report(new RowProblem(place, null, refusal, IsError: true));
            return null;
        }

        if (line.Bytes.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line.Bytes, new JsonDocumentOptions { MaxDepth = 8 });
            return AreNamesText(json.RootElement, place, report) ? read(json.RootElement, place) : null;
        }
        catch (JsonException e)
        {
            report(new RowProblem(place, null, $"is no JSON object (at byte {e.BytePositionInLine}); expected one row", IsError: true));
            return null;
        }
    }

    private static bool AreNamesText(JsonElement json, RowPlace place, Action<RowProblem> report)
    {
        if (JsonNames.AreText(json))
        {
            return true;
        }

        report(new RowProblem(place, null, "has a name that holds half of a surrogate pair; expected whole characters", IsError: true));
        return false;
    }

    private static string? Refusal(JsonLine line)
    {
        if (line.Length > MaxLineBytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the line has {line.Length} bytes; expected at most {MaxLineBytes}");
        }

        return Utf8.IsValid(line.Bytes.Span) ? null : "is not UTF-8; expected JSON in UTF-8";
    }
}
