using System.CommandLine;
using StanceML.Store;

namespace StanceML.Cli;

/// <summary><c>stanceml analyze</c>: takes articles apart.</summary>
internal static class AnalyzeCommand
{
    private const string Table = "table";
    private const string Json = "json";
    private const string JsonLines = "jsonl";
    private const string Csv = "csv";
    private const string Parquet = "parquet";

    public static Command Create(StandardStreams streams)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Articles as plain text in UTF-8, at most 10 MB each; - reads one from stdin.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "table for people; json (one array), jsonl (one statement a line), csv or parquet (one row per statement and target) for programs.",
            DefaultValueFactory = _ => Table,
        };
        format.AcceptOnlyFromAmong(Table, Json, JsonLines, Csv, Parquet);
        var noColor = new Option<bool>("--no-color") { Description = "No colors; the environment variable NO_COLOR does the same." };
        var analyzer = new AnalyzerOptions();

        var command = new CliCommand(
            "analyze",
            "Take articles apart: who said what, on which recognition question, with what stance, how sure, and why.",
            ("stanceml analyze article.txt", "Show one article for reading."),
            ("stanceml analyze news/*.txt --format jsonl > statements.jsonl", "Write the statements of many articles, one record a line."),
            ("cat article.txt | stanceml analyze -", "Read an article from stdin."),
            ("stanceml analyze article.txt --targets my-questions.json --format csv", "Look for questions of your own too; write a spreadsheet."));
        command.AddPaths(files);
        command.Add(format);
        analyzer.AddTo(command);
        command.Add(noColor);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var batch = new AnalyzeBatch(streams, analyzer.Load(parsed), Writer(streams, parsed.GetValue(format)!, parsed.GetValue(noColor)));
            return batch.Run(parsed.GetValue(files)!, cancellation);
        }));
        return command;
    }

    private static IAnalysisWriter Writer(StandardStreams streams, string format, bool noColor) => format switch
    {
        Json => new JsonArrayWriter(streams.Data),
        JsonLines => new JsonLinesWriter(streams.Data),
        Csv => new TableFileWriter(StatementFormat.Csv, streams.Bytes),
        Parquet => new TableFileWriter(StatementFormat.Parquet, streams.Bytes),
        _ => new TableWriter(Consoles.ForData(streams, noColor)),
    };
}
