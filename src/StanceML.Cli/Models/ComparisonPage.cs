using Spectre.Console;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>How two versions judged the same rows, as people read it.</summary>
internal static class ComparisonPage
{
    /// <param name="trainedOnIt">Versions that were trained on this very data.</param>
    /// <param name="listed">How many of the rows answered differently are shown.</param>
    public static void Write(
        IAnsiConsole console, string file, ModelName first, ModelName second, IReadOnlyList<ModelName> trainedOnIt, RowComparison comparison, int listed)
    {
        Line(console, $"{file}: {comparison.Rows} rows in {comparison.Groups} groups, judged by both; intervals from 1,000 bootstrap draws of groups");
        foreach (var model in trainedOnIt)
        {
            Line(console, $"{model} was trained on this very data: its figures here say nothing of new rows");
        }

        var figures = new PlainTable("figure", first.ToString(), second.ToString(), "difference");
        foreach (var ((one, other), difference) in comparison.First.Zip(comparison.Second).Zip(comparison.Differences))
        {
            figures.Add(one.Name, DiffPage.Text(one), DiffPage.Text(other), $"{DiffPage.Signed(difference.Value)} {difference.Interval.InBrackets(DiffPage.SignedFormat)}");
        }

        figures.WriteTo(console);
        var test = comparison.Test;
        Line(console, $"right by {first} alone: {test.OnlyFirst} rows; by {second} alone: {test.OnlySecond}");
        Line(console, $"{test}. {McNemar.Caution}.");
        Line(console, $"{comparison.Disagreements.Count} rows answered differently{(listed > 0 && comparison.Disagreements.Count > listed ? $"; the first {listed}:" : "")}");
        var rows = new PlainTable("row", "label", first.ToString(), second.ToString(), "text");
        foreach (var row in comparison.Disagreements.Take(listed))
        {
            rows.Add(row.Target is null ? row.Id : $"{row.Id} ({row.Target})", row.Gold, row.First, row.Second, row.Text);
        }

        rows.WriteTo(console);
    }

    private static void Line(IAnsiConsole console, string text) => console.Write(new Paragraph(SafeText.OneLine(text) + "\n"));
}
