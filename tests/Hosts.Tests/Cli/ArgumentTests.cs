using System.Diagnostics;

namespace StanceML.Hosts.Tests.Cli;

public sealed class ArgumentTests(ToyModels models) : IDisposable
{
    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("", "Required command was not provided.", "stanceml --help")]
    [InlineData("anlyze", "analyze", "stanceml --help")]
    [InlineData("analyze", "Required argument 'FILE' missing", "stanceml analyze --help")]
    [InlineData("analyze --formt json a.txt", "Unknown option '--formt'.", "stanceml analyze --help")]
    [InlineData("analyze a.txt --format xml", "'xml' not recognized", "stanceml analyze --help")]
    [InlineData("analyze a.txt --models a --model b", "Give --models or --model, not both.", "stanceml analyze --help")]
    [InlineData("classify", "'--input' is required", "stanceml classify --help")]
    [InlineData("classify --input a.jsonl --output ./a.jsonl", "--output names the input file", "stanceml classify --help")]
    [InlineData("train --folds 1", "--folds must be from 2 to 20.", "stanceml train --help")]
    [InlineData("train --seed one", "Cannot parse argument 'one'", "stanceml train --help")]
    [InlineData("train --task mood", "'mood' not recognized", "stanceml train --help")]
    [InlineData("validate", "'--task' is required", "stanceml validate --help")]
    [InlineData("validate --task stance --test a.jsonl", "--test needs --by questions or split.", "stanceml validate --help")]
    [InlineData("validate --task stance --by split --least 5", "--least needs --by questions.", "stanceml validate --help")]
    [InlineData("validate --task stance --by questions --least 0", "--least must be 1 or more.", "stanceml validate --help")]
    [InlineData("validate --task stance --by split --test a.jsonl --on dev", "--on names a split of --data; with --test all rows of that file are judged.", "stanceml validate --help")]
    [InlineData("validate --task stance --by split --all-splits", "--all-splits needs --by folds or questions.", "stanceml validate --help")]
    [InlineData("models", "Required command was not provided.", "stanceml models --help")]
    [InlineData("data check a b", "Unrecognized command or argument 'b'", "stanceml data check --help")]
    public async Task A_wrong_call_is_explained_on_stderr_and_exits_with_two(string line, string message, string help)
    {
        var run = await _world.RunBareAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
        Assert.EndsWith($"See `{help}`.\n", run.Messages, StringComparison.Ordinal);
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("classify")]
    [InlineData("train")]
    [InlineData("validate")]
    [InlineData("data")]
    [InlineData("data check")]
    [InlineData("data import")]
    [InlineData("models")]
    [InlineData("models list")]
    [InlineData("models show")]
    [InlineData("models diff")]
    [InlineData("models verify")]
    public async Task The_examples_in_the_help_work(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are written for a POSIX shell.");
        var help = await _world.RunBareAsync([.. command.Split(' '), "--help"]);
        Assert.Equal((0, ""), (help.ExitCode, help.Messages));
        var examples = help.Output[help.Output.IndexOf("Examples:", StringComparison.Ordinal)..]
            .Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ' && line.Contains("stanceml ", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .ToList();
        Assert.NotEmpty(examples);
        FillWorld();
        foreach (var example in examples)
        {
            var (code, messages) = await ShellAsync(example);
            Assert.True(code == 0, $"{example}: exit {code}\n{messages}");
        }
    }

    [Fact]
    public async Task Help_lists_every_command_on_stdout()
    {
        var run = await _world.RunBareAsync("--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        Assert.All(["analyze", "classify", "train", "validate", "data", "models"], command => Assert.Contains($"\n  {command}", run.Output, StringComparison.Ordinal));
        Assert.Contains("stanceml [command]", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Every file that the examples name.</summary>
    private void FillWorld()
    {
        const string article = "\"We recognise Kosovo,\" President Ann Smith said.\n";
        _world.Write("article.txt", article);
        _world.Write("news/monday.txt", article);
        _world.Write("news/tuesday.txt", article);
        _world.Write("my-questions.json", """
            {"version":"mine.1","sources":["mine"],"targets":[{"id":"atlantis","name":"Atlantis","kind":"state","claim":"Atlantis is a state","aliases":["Atlantis"]}]}
            """);
        _world.Write("statements.jsonl", "{\"id\":\"1\",\"text\":\"We recognise Kosovo.\",\"target\":\"kosovo\"}\n");
        _world.Write("my-rows.jsonl", ToyModels.RowsAsJsonLines().Replace("\"sentiment\"", "\"actor\":\"DE\",\"sentiment\"", StringComparison.Ordinal));
        _world.Write("other-rows.jsonl", "{\"text\":\"We have recognised Kosovo.\",\"target\":\"kosovo\",\"stance\":\"support\"}\n");
        _world.Write("split-rows.jsonl", ToyModels.RowsAsJsonLines("abkhazia"));
        _world.Write("training-data/rows.jsonl", ToyModels.RowsAsJsonLines());
        foreach (var (file, marked) in ToyModels.MarkedArticles())
        {
            _world.Write($"training-data/quotes/{file}", marked);
            _world.Write($"my-articles/{file}", marked);
        }

        _world.Write("survey.csv", "Answer,Topic,Position,text,stance,target\nLet it sail.,ferry,yes,Let it sail.,pro,ferry\n");
        _world.Write("SemEval2016/trainingdata-all-annotations.txt", "ID\tTarget\tTweet\tStance\n101\tFerry\tLet it sail.\tFAVOR\n");
        _world.Write("PolNeAR/data/train/text/toy.txt", "Ann Smith said so.");
        _world.Write("PolNeAR/data/train/attributions/toy_4b22.ann", "T1\tCue 10 14\tsaid\nT2\tContent 15 17\tso\nE1\tAttribution:T1 Cue:T1 Content:T2\n");
        var copy = _world.CopyModels();
        Directory.CreateSymbolicLink(Path.Combine(_world.Folder, "my-models"), copy);
        var stance = Directory.GetDirectories(Path.Combine(copy, "stance")).Single();
        var named = Path.Combine(copy, "stance", "2026.11.1");
        if (stance != named)
        {
            Directory.CreateSymbolicLink(named, stance);
        }
    }

    private async Task<(int Code, string Messages)> ShellAsync(string line)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"stanceml() {{ dotnet '{CliRun.Command}' \"$@\"; }}; set -o pipefail; {line}"])
        {
            WorkingDirectory = _world.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, messages);
    }
}
