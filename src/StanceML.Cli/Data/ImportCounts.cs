using System.Globalization;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>What an import wrote, in a few lines.</summary>
internal static class ImportCounts
{
    public static void Write(TextWriter output, string to, ImportedRows imported)
    {
        var rows = imported.Rows;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{to}: {rows.Count:N0} rows"));
        Write(output, "stance", rows, row => row.Stance);
        Write(output, "sentiment", rows, row => row.Sentiment);
        Write(output, "split", rows, row => row.Split);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"targets: {Count(rows, row => row.Target):N0}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"groups: {Count(rows, row => row.Group):N0}, by {SafeText.OneLine(imported.GroupedBy)}"));
    }

    private static void Write(TextWriter output, string field, IReadOnlyList<LabelledRow> rows, Func<LabelledRow, string?> value)
    {
        var counts = rows.GroupBy(row => value(row) ?? "none", StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => string.Create(CultureInfo.InvariantCulture, $"{SafeText.OneLine(same.Key)} {same.Count():N0}"));
        output.WriteLine($"{field}: {string.Join(", ", counts)}");
    }

    private static int Count(IReadOnlyList<LabelledRow> rows, Func<LabelledRow, string?> value) =>
        rows.Select(value).OfType<string>().Distinct(StringComparer.Ordinal).Count();
}
