using System.CommandLine;
using System.Globalization;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml data import</c>: labelled rows and annotated articles in others' layouts become JSON lines that check, train, classify and evaluate read.</summary>
internal static class ImportCommand
{
    public static CliCommand Create(StandardStreams streams)
    {
        (string Name, string Describes)[] layouts =
        [
            .. ImportLayout.All.Select(one => (one.Name, one.Describes)),
            .. RowLayout.All.Select(one => (one.Name, one.Describes)),
        ];
        var layout = new Argument<string>("LAYOUT") { Description = string.Join(' ', layouts.Select(one => $"{one.Name}: {one.Describes}")) };
        layout.AcceptOnlyFromAmong([.. layouts.Select(one => one.Name)]);
        var from = new Argument<string>("IN") { Description = "File or folder to read." };
        var to = new Option<string>("--out") { Description = "File to write, one row or article a line.", HelpName = "OUT.jsonl", Required = true };
        var columns = new ColumnOptions();
        var import = new CliCommand(
            "import",
            "Bring labelled rows or annotated articles of others into our layout. Their licence stays with them.",
            ("stanceml data import csv survey.csv --text Answer --target Topic --stance Position --map yes=support --map no=oppose --out survey.jsonl", "A table of your own, its columns and labels named."),
            ("stanceml data import semeval2016 SemEval2016/trainingdata-all-annotations.txt --out semeval.jsonl", "SemEval-2016 Task 6, as published."),
            ("stanceml data import polnear PolNeAR/data/train --out train.jsonl", "PolNeAR's train split, as published."),
            ("stanceml data import polnear training-data/quotes --out quotes.jsonl", "Our marked articles as JSON lines."));
        import.Add(layout);
        import.AddPaths(from);
        import.Add(to);
        columns.AddTo(import, layout);
        import.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var (input, output) = (parsed.GetValue(from)!, parsed.GetValue(to)!);
                return RowLayout.Find(parsed.GetValue(layout)!) is { } rowLayout
                    ? ImportRows(rowLayout, columns.Read(parsed), input, output, streams, cancellation)
                    : ImportArticles(ImportLayout.Find(parsed.GetValue(layout)!)!, input, output, streams, cancellation);
            },
            cancellation));
        return import;
    }

    private static int ImportRows(RowLayout layout, ImportOptions options, string from, string to, StandardStreams streams, CancellationToken cancellation)
    {
        var imported = new RowImport(layout, options).Read(from);
        cancellation.ThrowIfCancellationRequested();
        streams.SayAll(imported.Problems);
        if (imported.Rows.Count == 0)
        {
            throw new InvalidInputException(from, $"holds no row that can be read; expected {layout.Name}: {layout.Describes}");
        }

        Write(to, stream => RowWriter.Write(stream, imported.Rows));
        ImportCounts.Write(streams.Data, to, imported);
        return ExitCodeOf(imported.Problems);
    }

    private static int ImportArticles(ImportLayout layout, string from, string to, StandardStreams streams, CancellationToken cancellation)
    {
        var corpus = layout.Read(from);
        cancellation.ThrowIfCancellationRequested();
        streams.SayAll(corpus.Problems);
        if (corpus.Articles.Count == 0)
        {
            throw new InvalidInputException(from, $"holds no article that can be read; expected {layout.Name}: {layout.Describes}");
        }

        Write(to, stream => GoldRows.Write(stream, corpus.Articles));
        streams.Data.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{to}: {corpus.Articles.Count:N0} articles, {corpus.Articles.Sum(article => article.Attributions.Count):N0} attributions"));
        return ExitCodeOf(corpus.Problems);
    }

    private static int ExitCodeOf(IReadOnlyList<RowProblem> problems) =>
        problems.Any(problem => problem.IsError) ? ExitCode.Failed : ExitCode.Done;

    /// <summary>Written beside its place and moved there, so that no half file is ever read.</summary>
    private static void Write(string to, Action<Stream> write)
    {
        var half = $"{to}.part";
        using (var stream = File.Create(half))
        {
            write(stream);
        }

        File.Move(half, to, overwrite: true);
    }
}
