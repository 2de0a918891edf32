using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml evaluate</c>: the models and the pipeline against labelled data that neither was made from.</summary>
internal static class EvaluateCommand
{
    public static Command Create(StandardStreams streams)
    {
        var data = new Option<string>("--data")
        {
            Description = "Folder with any of seed/, recognition/, polnear/, newsmtsc/ and vast/; what is missing is passed over with a word, unless --task names it. For quotes also a file or folder of annotated articles.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("..", "shared", "data"),
        };
        var tasks = new Option<string[]>("--task") { Description = "What to measure. May be repeated. Default: all but sentiment and any-target, which train for minutes. quotes compares outermost quotes with outermost ones: what is marked inside others' words is left out; articles counts nested statements, as extra ones where readers marked none." };
        tasks.AcceptOnlyFromAmong([.. Evaluator.Parts]);
        var errors = new Option<int>("--errors") { Description = "How many errors to list per measurement; for quotes per sort of error.", HelpName = "N" };
        var models = new ModelOptions();
        var command = new CliCommand(
            "evaluate",
            "Measure quotes, speakers, targets, stance, evidence, sentiment and speed, with 95 % intervals.",
            ("stanceml evaluate --data ../shared/data", "Everything but the training run."),
            ("stanceml evaluate --task recognition --errors 20", "Stance on real statements, and twenty errors to work from."),
            ("stanceml evaluate --task quotes --data training-data/quotes --errors 10", "Quotes and speakers in annotated articles, and ten errors of each sort."));
        command.Add(data);
        command.Add(tasks);
        command.Add(errors);
        models.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var folder = parsed.GetValue(data)!;
            if (!Directory.Exists(folder) && !File.Exists(folder))
            {
                throw new InvalidInputException(folder, "no such file or folder; expected labelled data to measure with");
            }

            var encoder = StatementEncoder.BuiltIn(models.Pretrained(parsed));
            var live = models.Load(parsed, encoder);
            using var progress = WorkSteps.Start(streams);
            var evaluator = new Evaluator(folder, encoder, live);
            var failed = false;

            // All are asked before the first is measured: what cannot be is told at once, not after minutes.
            var runs = Parts(evaluator, folder, parsed.GetValue(tasks) ?? [], streams).Select(part => evaluator.Run(part, new TrainOptions(), progress.Begin, cancellation)).ToList();
            foreach (var report in runs.SelectMany(reports => reports))
            {
                failed |= report.IsProblem;
                Write(streams.Data, report, parsed.GetValue(errors));
            }

            return failed ? ExitCode.Failed : ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Those asked for; or all that take seconds, less those that the data or the models do not allow, which is said.</summary>
    private static IReadOnlyList<string> Parts(Evaluator evaluator, string folder, string[] named, StandardStreams streams)
    {
        if (named.Length > 0)
        {
            return named;
        }

        var possible = new List<string>();
        foreach (var part in Evaluator.Parts.Except([Evaluator.SentimentPart, Evaluator.AnyTargetPart]))
        {
            if (evaluator.Lack(part) is { } lack)
            {
                streams.Say($"{part} not measured: {lack}");
            }
            else
            {
                possible.Add(part);
            }
        }

        return possible.Count > 0 ? possible : throw new InvalidInputException(folder, "found nothing to measure");
    }

    private static void Write(TextWriter output, EvaluationReport report, int errorCount)
    {
        if (report.Lines.Count == 0 && errorCount == 0)
        {
            return;
        }

        output.WriteLine(SafeText.OneLine(report.Title));
        foreach (var line in report.Lines.Concat(report.Errors.Take(errorCount)))
        {
            output.WriteLine($"  {SafeText.OneLine(line)}");
        }

        output.WriteLine();
        output.Flush();
    }
}
