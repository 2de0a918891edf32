using System.Globalization;
using System.Text.Json;

namespace StanceML.Training;

/// <summary>Reads JSON lines whose fields are plain: text, numbers, true and false.</summary>
internal static class JsonTable
{
    /// <summary>Rows that all name their fields anew are no table, and would fill the memory.</summary>
    private const int MaxColumns = 1_000;

    public static SourceTable Read(byte[] utf8, string file, Action<RowProblem> report)
    {
        var columns = new List<string>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = RowReader.ReadLines(new MemoryStream(utf8), file, report, (json, place) => ReadFields(json, place, report)).ToList();
        foreach (var name in lines.SelectMany(line => line.Fields.Keys))
        {
            if (indexes.TryAdd(name, columns.Count))
            {
                columns.Add(name);
            }
        }

        if (columns.Count > MaxColumns)
        {
            report(new RowProblem(new RowPlace(file, 1), null, string.Create(CultureInfo.InvariantCulture, $"has {columns.Count} fields of different names; expected at most {MaxColumns}"), IsError: true));
            return new SourceTable([], []);
        }

        return new SourceTable(columns, [.. lines.Select(line => new SourceRecord(line.Place, [.. columns.Select(name => line.Fields.GetValueOrDefault(name))]))]);
    }

    private static Line? ReadFields(JsonElement json, RowPlace place, Action<RowProblem> report)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            report(new RowProblem(place, null, $"found {json.ValueKind}; expected an object", IsError: true));
            return null;
        }

        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            fields[property.Name] = Value(property.Value);
        }

        return new Line(place, fields);
    }

    /// <returns>Null for what is no plain value.</returns>
    private static string? Value(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            return null;
        }
    }

    private sealed record Line(RowPlace Place, Dictionary<string, string?> Fields);
}
