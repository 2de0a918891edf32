using System.Globalization;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>What a validation found: problems of the rows on stderr, the figures on stdout.</summary>
internal static class ValidationLines
{
    /// <summary>The accuracy of fewer rows says little; such questions are counted together.</summary>
    private const int FewestRows = 5;

    /// <summary>As many as a reader looks at; --json has all.</summary>
    private const int MaxQuestions = 30;

    /// <param name="json">File for the figures; null for none.</param>
    /// <param name="errors">Wrong answers to list.</param>
    /// <returns>The exit code: failed when a row could not be used or there is no report.</returns>
    public static int Write(StandardStreams streams, ValidationRequest request, ValidationOutcome outcome, string? json, int errors)
    {
        var bad = outcome.Problems.Where(problem => problem.IsError).ToList();
        streams.SayAll(bad);
        if (outcome.Problems.Count > bad.Count)
        {
            streams.Say(Text($"{outcome.Problems.Count - bad.Count} warnings about the rows; `stanceml data check` lists them"));
        }

        HeldBackLine.Say(streams, request.Data, outcome.HeldBack);
        if (outcome.Report is not { } report)
        {
            throw new InvalidInputException(outcome.LackedBy ?? request.Data, $"{request.Task.Name} not validated: {outcome.Shortage}");
        }

        WriteText(streams, report, errors);
        if (json is not null)
        {
            File.WriteAllText(json, report.ToJson() + "\n");
        }

        return bad.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void WriteText(StandardStreams streams, ValidationReport report, int errors)
    {
        streams.Data.WriteLine(Text($"{report.Task}: {report.Rows} judged rows of {report.Groups} groups, seed {report.Seed}"));
        foreach (var line in report.Method.Append($"kept: {report.Winner}"))
        {
            streams.Data.WriteLine($"  {SafeText.OneLine(line)}");
        }

        var console = Consoles.ForData(streams, noColor: false);
        var figures = new PlainTable("figure", ">value", "95 % interval", ">rows");
        foreach (var figure in report.Figures)
        {
            figures.Add(figure.Name, Number(figure.Value), figure.Interval.ToString(), Text($"{figure.N}"));
        }

        figures.WriteTo(console);
        var labels = new PlainTable("label", ">precision", ">recall", ">F1", "95 % interval of F1", ">rows");
        foreach (var label in report.Labels)
        {
            labels.Add(label.Label, Number(label.Precision), Number(label.Recall), Number(label.F1), label.F1Interval.ToString(), Text($"{label.Rows}"));
        }

        labels.WriteTo(console);
        Questions(report).WriteTo(console);
        streams.Data.WriteLine(Text($"decided {report.DecidedCoverage:P0} of the rows, {report.DecidedPrecision:P1} of those right; threshold {report.Threshold:0.000}"));
        foreach (var error in report.Errors.Take(errors))
        {
            streams.Data.WriteLine(SafeText.OneLine(error));
        }
    }

    private static PlainTable Questions(ValidationReport report)
    {
        var table = new PlainTable("question, worst first", ">accuracy", ">macro-F1", ">rows");
        var large = report.Questions.Where(question => question.Rows >= FewestRows).ToList();
        foreach (var question in large.Take(MaxQuestions))
        {
            table.Add(question.Name, Number(question.Accuracy), Number(question.MacroF1), Text($"{question.Rows}"));
        }

        AddTogether("better ones", large.Skip(MaxQuestions).ToList());
        AddTogether(Text($"of fewer than {FewestRows} rows"), report.Questions.Where(question => question.Rows < FewestRows).ToList());
        return table;

        void AddTogether(string what, List<SliceMetrics> some)
        {
            if (some.Count > 0)
            {
                var rows = some.Sum(question => question.Rows);
                table.Add(Text($"{some.Count} {what}, together"), Number(some.Sum(question => question.Accuracy * question.Rows) / rows), "", Text($"{rows}"));
            }
        }
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
