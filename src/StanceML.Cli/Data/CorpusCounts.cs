using System.Globalization;
using Spectre.Console;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>How many rows a corpus has, by label, register and question.</summary>
internal static class CorpusCounts
{
    /// <summary>The rest is summed up in one line.</summary>
    private const int MaxLines = 25;

    public static void Write(IAnsiConsole console, IReadOnlyList<LabelledRow> rows, IReadOnlyList<RowProblem> problems)
    {
        var errors = problems.Count(problem => problem.IsError);
        console.Write(new Paragraph(string.Create(
            CultureInfo.InvariantCulture, $"{rows.Count:N0} rows, {errors:N0} errors, {problems.Count - errors:N0} warnings\n")));
        if (rows.Count == 0)
        {
            return;
        }

        Write(console, "stance", rows, row => row.Stance);
        Write(console, "sentiment", rows, row => row.Sentiment);
        Write(console, "register", rows, row => row.Register);
        Write(console, "question", rows, row => row.Target);
    }

    private static void Write(IAnsiConsole console, string field, IReadOnlyList<LabelledRow> rows, Func<LabelledRow, string?> value)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumn(field).AddColumn(new TableColumn("rows").RightAligned());
        var counts = rows.GroupBy(row => value(row) ?? "none", StringComparer.Ordinal)
            .Select(same => (Value: same.Key, Rows: same.Count()))
            .OrderByDescending(same => same.Rows)
            .ThenBy(same => same.Value, StringComparer.Ordinal)
            .ToList();
        foreach (var (name, count) in counts.Take(MaxLines))
        {
            Add(table, name, count);
        }

        if (counts.Count > MaxLines)
        {
            Add(table, string.Create(CultureInfo.InvariantCulture, $"{counts.Count - MaxLines} more"), counts.Skip(MaxLines).Sum(same => same.Rows));
        }

        console.Write(table);
    }

    private static void Add(Table table, string name, int count) =>
        table.AddRow(new Paragraph(SafeText.OneLine(name)), new Paragraph(count.ToString("N0", CultureInfo.InvariantCulture)));
}
