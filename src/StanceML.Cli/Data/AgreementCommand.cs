using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml data agreement</c>: how far two readers of the same rows, or two annotators of the same articles, agree.</summary>
internal static class AgreementCommand
{
    public static CliCommand Create(StandardStreams streams)
    {
        var path = new Argument<string>("PATH")
        {
            Description = $"A table with the columns id, stance, stance2, sentiment, sentiment2: the first reader's labels and the second's. Or a folder of annotated articles: beside NAME.md the second annotator's NAME{AnnotatedFiles.SecondEnding}.",
            DefaultValueFactory = _ => Path.Combine("training-data", "second-reader.tsv"),
        };
        var agreement = new CliCommand(
            "agreement",
            "Measure how far two readers who labelled the same rows agree (share and Cohen's kappa), or two annotators who marked the same articles (the measure for quotes), with 95 % bootstrap intervals.",
            ("stanceml data agreement", "The blind second reading of our own rows."),
            ("stanceml data agreement training-data/quotes", "The blind second annotation of some of our own articles."));
        agreement.AddPaths(path);
        agreement.SetAction(parsed => parsed.GetValue(path) is { } folder && Directory.Exists(folder) ? MeasureArticles(folder, streams) : MeasureRows(parsed.GetValue(path)!, streams));
        return agreement;
    }

    private static int MeasureArticles(string folder, StandardStreams streams)
    {
        var agreement = AnnotatorAgreement.Read(folder);
        streams.SayAll(agreement.Problems);
        foreach (var line in agreement.Scores.ToLines())
        {
            streams.Data.WriteLine(line);
        }

        return ExitAfter(agreement.Problems);
    }

    private static int MeasureRows(string path, StandardStreams streams)
    {
        var problems = new List<RowProblem>();
        var tasks = ReaderAgreement.Read(path, problems.Add);
        streams.SayAll(problems);
        if (tasks.Count == 0)
        {
            throw new InvalidInputException(path, "found no columns stance and stance2 or sentiment and sentiment2; expected at least one such pair");
        }

        foreach (var task in tasks)
        {
            streams.Data.WriteLine($"{task.Task}: {task.Agreed}; {task.Kappa}");
        }

        return ExitAfter(problems);
    }

    private static int ExitAfter(IReadOnlyList<RowProblem> problems) => problems.Any(problem => problem.IsError) ? ExitCode.Failed : ExitCode.Done;
}
