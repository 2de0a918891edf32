using System.CommandLine;
using System.Globalization;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml data check</c>: what is wrong with training data, and what is in it.</summary>
internal static class CheckCommand
{
    /// <summary>Labels in doubt that are told one by one, the likeliest wrong, for each task.</summary>
    private const int MaxDoubts = 20;

    public static CliCommand Create(StandardStreams streams)
    {
        var path = new Argument<string>("PATH")
        {
            Description = "A .jsonl file of labelled rows or annotated articles, a marked article (.md), or a folder of any of them.",
            DefaultValueFactory = _ => "training-data",
        };
        var report = new Option<string?>("--report") { Description = $"Folder for {DataCheckReport.PageName}, to read, and {DataCheckReport.JsonName}, the same for programs.", HelpName = "DIR" };
        var labels = new Option<bool>("--labels") { Description = "Look for likely wrong labels too: trains on the rows, which takes a minute or more for ten thousand." };
        var targets = new TargetsOption();
        var check = new CliCommand(
            "check",
            "Check labelled rows (fields, labels, conflicts, repeats, near repeats, leaks between splits and groups, small classes, names, lengths) and annotated articles (marks, attributions, actors, repeats); then count what is there.",
            ("stanceml data check", "Check training-data/."),
            ("stanceml data check my-articles", "Check a folder of annotated articles."),
            ("stanceml data check my-rows.jsonl --report my-report --labels", "Check one file, its labels too, and write a page to read."),
            ("stanceml data check my-rows.jsonl 2> problems.txt", "Check one file; problems go to a file of their own."));
        check.AddPaths(path);
        check.Add(report);
        check.Add(labels);
        targets.AddTo(check);
        check.SetAction((parsed, cancellation) => Task.Run(
            () => Check(parsed.GetValue(path)!, parsed.GetValue(report), parsed.GetValue(labels), targets.Encoder(parsed), streams, cancellation),
            cancellation));
        return check;
    }

    private static int Check(string path, string? report, bool withLabels, StatementEncoder encoder, StandardStreams streams, CancellationToken cancellation)
    {
        DataCheck check;
        using (var progress = withLabels ? WorkSteps.Start(streams) : null)
        {
            check = new DataChecker(encoder.Catalogue, encoder.Actors)
                .Check(path, withLabels ? new LabelCheck(encoder, new TrainOptions()) : null, step => progress?.Begin(step), cancellation);
        }

        if (check.Rows.Count == 0 && check.Articles.Count == 0 && !check.Problems.Any())
        {
            throw new InvalidInputException(path, "holds neither labelled rows nor annotated articles; expected lines of JSON (.jsonl) or marked articles (.md)");
        }

        streams.SayAll(check.Problems.Where(problem => problem.Kind != ProblemKind.LikelyWrongLabel));
        SayDoubts(streams, check.LabelReviews);
        Count(streams, check);
        if (report is not null)
        {
            DataCheckReport.Write(check, report);
            streams.Data.WriteLine($"report: {Path.Combine(report, DataCheckReport.PageName)}, {DataCheckReport.JsonName}");
        }

        return check.Problems.Any(problem => problem.IsError) ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>In order of doubt, not of lines.</summary>
    private static void SayDoubts(StandardStreams streams, IReadOnlyList<LabelReview> reviews)
    {
        foreach (var review in reviews)
        {
            streams.SayAll(review.Doubts.Take(MaxDoubts).Select(doubt => doubt.ToProblem()));
            if (review.Doubts.Count > MaxDoubts)
            {
                streams.Say(string.Create(CultureInfo.InvariantCulture, $"{review.Task}: {review.Doubts.Count - MaxDoubts} labels more in doubt; --report lists them"));
            }
        }
    }

    private static void Count(StandardStreams streams, DataCheck check)
    {
        var console = Consoles.ForData(streams, noColor: false);
        var hasArticles = check.Articles.Count > 0 || check.ArticleProblems.Count > 0;
        if (check.Rows.Count > 0 || check.RowProblems.Count > 0 || !hasArticles)
        {
            CorpusCounts.Write(console, check.Rows, check.RowProblems);
        }

        if (hasArticles)
        {
            ArticleCounts.Write(console, check.Articles, check.ArticleProblems);
        }

        FindingCounts.Write(console, check);
    }
}
