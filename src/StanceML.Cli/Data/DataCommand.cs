using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml data check</c>: what is wrong with labelled rows, and what is in them.</summary>
internal static class DataCommand
{
    public static Command Create(StandardStreams streams)
    {
        var data = new CliCommand("data", "Look at training data.", ("stanceml data check", "Check the rows of training-data/."));
        data.Add(CreateCheck(streams));
        return data;
    }

    private static CliCommand CreateCheck(StandardStreams streams)
    {
        var path = new Argument<string>("PATH") { Description = "A .jsonl file of labelled rows, or a folder of them.", DefaultValueFactory = _ => "training-data" };
        var check = new CliCommand(
            "check",
            "Check labelled rows: fields, labels, conflicts, repeats and near duplicates; then count what is there.",
            ("stanceml data check", "Check training-data/."),
            ("stanceml data check my-rows.jsonl 2> problems.txt", "Check one file; problems go to a file of their own."));
        check.AddPaths(path);
        check.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var corpus = CorpusReader.Read(parsed.GetValue(path)!);
                cancellation.ThrowIfCancellationRequested();
                var problems = corpus.Problems.Concat(CorpusCheck.Check(corpus.Rows, TargetCatalogue.ReadBuiltIn())).ToList();
                foreach (var problem in problems)
                {
                    streams.Say(problem.IsError ? $"{problem}" : $"{problem} (warning)");
                }

                CorpusCounts.Write(Consoles.ForData(streams, noColor: false), corpus.Rows, problems);
                return problems.Exists(problem => problem.IsError) ? ExitCode.Failed : ExitCode.Done;
            },
            cancellation));
        return check;
    }
}
