using System.Globalization;
using Spectre.Console;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>What a training run made: problems of the data on stderr, the figures on stdout.</summary>
internal static class TrainingReport
{
    /// <param name="data">Where the rows came from.</param>
    /// <param name="asked">Tasks asked for by name; empty for those that the rows can teach.</param>
    /// <param name="models">Where the versions were written.</param>
    /// <returns>The exit code: failed when a row could not be used, a task asked for was not trained, or no model was made. A model that the gate keeps back is made all the same.</returns>
    public static int Write(StandardStreams streams, string data, string models, IReadOnlyList<string> asked, TrainingOutcome outcome)
    {
        var errors = outcome.Problems.Where(problem => problem.IsError).ToList();
        foreach (var error in errors)
        {
            streams.Say(error.ToString());
        }

        var warnings = outcome.Problems.Count - errors.Count;
        if (warnings > 0)
        {
            streams.Say($"{Plural.Of(warnings, "warning")} about the rows; `stanceml data check` lists them");
        }

        HeldBackLine.Say(streams, data, outcome.HeldBack);
        foreach (var (task, reason) in outcome.Untrained)
        {
            streams.Say($"{data}: {task} not trained: {reason}");
        }

        if (outcome.Models.Count == 0)
        {
            streams.Say("No model was made.");
            return ExitCode.Failed;
        }

        WriteFigures(Consoles.ForData(streams, noColor: false), outcome.Models);
        streams.Flush();
        SayPromotions(streams, models, outcome.Promotions);
        return errors.Count == 0 && !outcome.Untrained.Any(untrained => asked.Contains(untrained.Task)) ? ExitCode.Done : ExitCode.Failed;
    }

    private static void SayPromotions(StandardStreams streams, string models, IReadOnlyList<Promotion> promotions)
    {
        foreach (var promotion in promotions)
        {
            foreach (var check in promotion.Checks.Where(check => !check.Passed))
            {
                streams.Say($"{promotion.Model}: {check}");
            }

            if (promotion.Remark is { } remark)
            {
                streams.Say($"{promotion.Model}: {remark}");
            }

            streams.Say(PromotionLines.Outcome(promotion, models));
        }
    }

    private static void WriteFigures(IAnsiConsole console, IReadOnlyList<WrittenModel> models)
    {
        var table = new Table { Border = TableBorder.Simple }
            .AddColumn("model")
            .AddColumn("figure, held-out folds")
            .AddColumn(new TableColumn("value").RightAligned())
            .AddColumn("95 % interval")
            .AddColumn(new TableColumn("rows").RightAligned());
        foreach (var model in models)
        {
            var name = model.Folder;
            foreach (var figure in model.Figures)
            {
                table.AddRow(
                    new Paragraph(SafeText.OneLine(name)),
                    new Paragraph(figure.Name),
                    new Paragraph(Number(figure.Value), new Style(decoration: Decoration.Bold)),
                    new Paragraph(figure.Interval.ToString()),
                    new Paragraph(figure.N.ToString(CultureInfo.InvariantCulture)));
                name = "";
            }
        }

        console.Write(table);
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
