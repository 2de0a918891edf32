using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml models diff</c>: two versions of a task, by their papers and, when asked, on labelled rows.</summary>
internal static class DiffCommand
{
    public static Command Create(StandardStreams streams, RegistryOptions registry)
    {
        var first = ModelArgument.TaskOrVersion("FIRST", "A version.");
        var second = ModelArgument.TaskOrVersion("SECOND", "The version to compare it with. Default: the live one.");
        second.Arity = ArgumentArity.ZeroOrOne;
        var data = new Option<string?>("--data") { Description = "Labelled rows (.jsonl) that both judge; not for quotes.", HelpName = "FILE" };
        var rows = new Option<int>("--rows") { Description = "How many of the rows that they answer differently to list.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var diff = new CliCommand(
            "diff",
            "Compare two versions of a task: figures, labels, calibration, thresholds, training; with --data also their answers to the same rows.",
            ("stanceml models diff stance/2026.11.1", "A version beside the live one."),
            ("stanceml models diff stance/2026.11.1 stance --data my-rows.jsonl", "Both on the same rows, with McNemar's exact test."));
        diff.Add(first);
        diff.Add(second);
        registry.AddTo(diff);
        diff.Add(data);
        diff.Add(rows);
        diff.SetAction((parsed, _) => Task.Run(() =>
        {
            var models = registry.Open(parsed);
            var (one, other) = Names(models, parsed.GetValue(first)!, parsed.GetValue(second));
            var console = Consoles.ForData(streams, noColor: false);
            var papers = ModelDiff.Of(models.Read(one), models.Read(other));
            DiffPage.Write(console, papers);
            return parsed.GetValue(data) is { } file ? Compare(streams, registry.Encoder(parsed), file, papers, parsed.GetValue(rows)) : ExitCode.Done;
        }));
        return diff;
    }

    private static (ModelName One, ModelName Other) Names(ModelRegistry models, string first, string? second)
    {
        var one = ModelArgument.Resolve(first, models);
        var other = second is null ? models.LiveOf(one.Task) : ModelArgument.Resolve(second, models);
        return one.Task == other.Task ? (one, other) : throw new InvalidInputException($"{one}, {other}", "are of two tasks; expected versions of one");
    }

    private static int Compare(StandardStreams streams, StatementEncoder encoder, string file, ModelDiff papers, int listed)
    {
        var task = TaskDefinition.All.FirstOrDefault(task => task.Name == papers.First.Name.Task)
            ?? throw new InvalidInputException(file, "rows are for judges; compare quotes models by `stanceml evaluate --task quotes --data PATH --model DIR`");
        var corpus = CorpusReader.Read(file);
        var errors = corpus.Problems.Where(problem => problem.IsError).ToList();
        errors.ForEach(error => streams.Say(error.ToString()));
        var comparison = RowComparison.Run(
            task, corpus.Rows, ModelFolder.LoadText(papers.First.Folder, encoder), ModelFolder.LoadText(papers.Second.Folder, encoder), encoder)
            ?? throw new InvalidInputException(file, $"holds no row with a label for {task.Name}; expected some");
        var print = DataPrint.Of(file);
        var trainedOnIt = new[] { papers.First, papers.Second }.Where(model => model.Config?.Data?.Sha256 == print.Sha256).Select(model => model.Name).Distinct().ToList();
        ComparisonPage.Write(Consoles.ForData(streams, noColor: false), file, papers.First.Name, papers.Second.Name, trainedOnIt, comparison, listed);
        return errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
