using System.Globalization;
using Spectre.Console;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>How many findings of each kind a check has.</summary>
internal static class FindingCounts
{
    public static void Write(IAnsiConsole console, DataCheck check)
    {
        if (check.Problems.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Simple }.AddColumn("finding").AddColumn(new TableColumn("count").RightAligned());
        foreach (var kind in check.Summary.Kinds)
        {
            table.AddRow(new Paragraph(kind.Name), new Paragraph(kind.Count.ToString("N0", CultureInfo.InvariantCulture)));
        }

        console.Write(table);
        foreach (var review in check.LabelReviews)
        {
            console.Write(new Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"{review.Task}: {review.Doubts.Count:N0} of {review.Rows:N0} labels in doubt, estimated share of wrong labels {review.EstimatedWrong:P1}\n")));
        }
    }
}
