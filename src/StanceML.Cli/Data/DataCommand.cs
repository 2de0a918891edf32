using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml data</c>: what is wrong with training data, what is in it, and others' data brought into our layout.</summary>
internal static class DataCommand
{
    public static Command Create(StandardStreams streams)
    {
        var data = new CliCommand(
            "data",
            "Look at training data.",
            ("stanceml data check", "Check the rows and articles of training-data/."),
            ("stanceml data import polnear PolNeAR/data/dev --out dev.jsonl", "Bring a corpus into the layout that evaluate and train read."));
        data.Add(CreateCheck(streams));
        data.Add(ImportCommand.Create(streams));
        return data;
    }

    private static CliCommand CreateCheck(StandardStreams streams)
    {
        var path = new Argument<string>("PATH")
        {
            Description = "A .jsonl file of labelled rows or annotated articles, a marked article (.md), or a folder of any of them.",
            DefaultValueFactory = _ => "training-data",
        };
        var check = new CliCommand(
            "check",
            "Check labelled rows (fields, labels, conflicts, repeats, near duplicates) and annotated articles (marks, attributions, actors, repeats); then count what is there.",
            ("stanceml data check", "Check training-data/."),
            ("stanceml data check my-articles", "Check a folder of annotated articles."),
            ("stanceml data check my-rows.jsonl 2> problems.txt", "Check one file; problems go to a file of their own."));
        check.AddPaths(path);
        check.SetAction((parsed, cancellation) => Task.Run(
            () => Check(parsed.GetValue(path)!, streams, cancellation),
            cancellation));
        return check;
    }

    private static int Check(string path, StandardStreams streams, CancellationToken cancellation)
    {
        var catalogue = TargetCatalogue.ReadBuiltIn();
        var (rows, articles) = TrainingCorpora.Read(path);
        cancellation.ThrowIfCancellationRequested();
        var rowProblems = rows.Problems.Concat(CorpusCheck.Check(rows.Rows, catalogue)).ToList();
        cancellation.ThrowIfCancellationRequested();
        var articleProblems = articles.Problems.Concat(new QuoteCorpusCheck(catalogue, ActorDirectory.LoadBuiltIn()).Check(articles.Articles)).ToList();
        streams.SayAll([.. rowProblems, .. articleProblems]);
        Count(streams, rows.Rows, rowProblems, articles.Articles, articleProblems);
        return rowProblems.Concat(articleProblems).Any(problem => problem.IsError) ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Count(
        StandardStreams streams, IReadOnlyList<LabelledRow> rows, List<RowProblem> rowProblems, IReadOnlyList<GoldArticle> articles, List<RowProblem> articleProblems)
    {
        var console = Consoles.ForData(streams, noColor: false);
        var hasArticles = articles.Count > 0 || articleProblems.Count > 0;
        if (rows.Count > 0 || rowProblems.Count > 0 || !hasArticles)
        {
            CorpusCounts.Write(console, rows, rowProblems);
        }

        if (hasArticles)
        {
            ArticleCounts.Write(console, articles, articleProblems);
        }
    }
}
