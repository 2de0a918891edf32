using System.CommandLine;
using System.Globalization;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml data import</c>: annotated articles in others' layouts become JSON lines that evaluate, check and train read.</summary>
internal static class ImportCommand
{
    public static CliCommand Create(StandardStreams streams)
    {
        var layout = new Argument<string>("LAYOUT") { Description = string.Join(' ', ImportLayout.All.Select(one => $"{one.Name}: {one.Describes}")) };
        layout.AcceptOnlyFromAmong([.. ImportLayout.All.Select(one => one.Name)]);
        var from = new Argument<string>("IN") { Description = "File or folder to read." };
        var to = new Option<string>("--out") { Description = "File to write, one article a line.", HelpName = "OUT.jsonl", Required = true };
        var import = new CliCommand(
            "import",
            "Bring annotated articles of others into our layout. Their licence stays with them.",
            ("stanceml data import polnear PolNeAR/data/train --out train.jsonl", "PolNeAR's train split, as published."),
            ("stanceml data import polnear training-data/quotes --out quotes.jsonl", "Our marked articles as JSON lines."));
        import.Add(layout);
        import.AddPaths(from);
        import.Add(to);
        import.SetAction((parsed, cancellation) => Task.Run(
            () => Import(ImportLayout.Find(parsed.GetValue(layout)!)!, parsed.GetValue(from)!, parsed.GetValue(to)!, streams, cancellation),
            cancellation));
        return import;
    }

    private static int Import(ImportLayout layout, string from, string to, StandardStreams streams, CancellationToken cancellation)
    {
        var corpus = layout.Read(from);
        cancellation.ThrowIfCancellationRequested();
        streams.SayAll(corpus.Problems);
        if (corpus.Articles.Count == 0)
        {
            throw new InvalidInputException(from, $"holds no article that can be read; expected {layout.Describes}");
        }

        Write(corpus.Articles, to);
        streams.Data.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{to}: {corpus.Articles.Count:N0} articles, {corpus.Articles.Sum(article => article.Attributions.Count):N0} attributions"));
        return corpus.Problems.Any(problem => problem.IsError) ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Written beside its place and moved there, so that no half file is ever read.</summary>
    private static void Write(IReadOnlyList<GoldArticle> articles, string to)
    {
        var half = $"{to}.part";
        using (var stream = File.Create(half))
        {
            GoldRows.Write(stream, articles);
        }

        File.Move(half, to, overwrite: true);
    }
}
