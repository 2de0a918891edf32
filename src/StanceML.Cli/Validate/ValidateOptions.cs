using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>What <c>stanceml validate</c> is told.</summary>
internal sealed class ValidateOptions
{
    private readonly Option<string> _data = new("--data") { Description = "A .jsonl file of labelled rows, or a folder of them.", HelpName = "PATH", DefaultValueFactory = _ => "training-data" };

    private readonly Option<string> _task = new("--task") { Description = "What is judged.", Required = true };

    private readonly Option<string> _by = new("--by")
    {
        Description = "folds: cross-validation by group. questions: each group, or with --test each target of FILE, by a model fitted without it (300 at most; --least joins small ones). split: train on the rows with split train, judge another split once.",
        DefaultValueFactory = _ => "folds",
    };

    private readonly Option<string?> _test = new("--test")
    {
        Description = "Judge all rows of this file; --data trains (for split: all its rows but those with split test or dev).",
        HelpName = "FILE",
    };

    private readonly Option<string> _on = new("--on") { Description = "With --by split: which split is judged, test or dev. The other one is not touched.", DefaultValueFactory = _ => "test" };

    private readonly Option<int> _least = new("--least")
    {
        Description = "With --by questions: those with fewer judged rows are left out together, in name order, until they have as many; fewer fits, each a little harder.",
        HelpName = "ROWS",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> _withActor = new("--with-actor") { Description = "Let the stance models also see the rows' actor, whom the speaker speaks for." };

    private readonly Option<bool> _allSplits = new(HeldBackLine.Option) { Description = "With --by folds or questions: learn from every row. Otherwise those with split test or dev are left out where there are others." };

    private readonly Option<int> _seed = new("--seed") { Description = "The same seed and data give the same figures.", DefaultValueFactory = _ => new TrainOptions().Seed };

    private readonly Option<int> _folds = new("--folds") { Description = "Parts of the cross-validation that chooses the model, 2 to 20.", DefaultValueFactory = _ => new TrainOptions().Folds };

    public Option<string?> Json { get; } = new("--json") { Description = "Write the figures, with every question, to this file; no text of the rows.", HelpName = "FILE" };

    public Option<int> Errors { get; } = new("--errors") { Description = "How many wrong answers to list, the surest first.", HelpName = "N" };

    public void AddTo(Command command)
    {
        _task.AcceptOnlyFromAmong([.. TaskDefinition.All.Select(task => task.Name)]);
        _by.AcceptOnlyFromAmong("folds", "questions", "split");
        _on.AcceptOnlyFromAmong("test", "dev");
        _folds.Validators.Add(result => Refuse(result, count => count is < 2 or > 20, "--folds must be from 2 to 20."));
        _least.Validators.Add(result => Refuse(result, rows => rows < 1, "--least must be 1 or more."));
        foreach (var option in new Option[] { _data, _task, _by, _test, _on, _least, _withActor, _allSplits, _seed, _folds, Json, Errors })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            var by = result.GetResult(_by)?.Tokens is [var token] ? token.Value : "folds";
            void Only(Option option, params string[] methods)
            {
                if (result.GetResult(option) is { Implicit: false } && !methods.Contains(by))
                {
                    result.AddError($"{option.Name} needs --by {string.Join(" or ", methods)}.");
                }
            }

            Only(_test, "questions", "split");
            Only(_on, "split");
            Only(_least, "questions");
            Only(_allSplits, "folds", "questions");
            if (result.GetResult(_on) is { Implicit: false } && result.GetResult(_test) is { Implicit: false })
            {
                result.AddError("--on names a split of --data; with --test all rows of that file are judged.");
            }

            if (result.GetValue(_withActor) && result.GetValue(_task) is { } task && task != Labels.StanceTask)
            {
                result.AddError($"--with-actor means nothing to {task}: only stance sees the actor.");
            }
        });
    }

    public ValidationRequest Request(ParseResult parsed) => new(
        TaskDefinition.All.Single(task => task.Name == parsed.GetValue(_task)),
        parsed.GetValue(_data)!,
        Enum.Parse<ValidationMethod>(parsed.GetValue(_by)!, ignoreCase: true))
    {
        Test = parsed.GetValue(_test),
        On = parsed.GetValue(_on)!,
        Least = parsed.GetValue(_least),
    };

    public TrainOptions Training(ParseResult parsed) => new() { SeesActor = parsed.GetValue(_withActor), AllSplits = parsed.GetValue(_allSplits), Seed = parsed.GetValue(_seed), Folds = parsed.GetValue(_folds) };

    private static void Refuse(System.CommandLine.Parsing.OptionResult result, Func<int, bool> isWrong, string message)
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var number) && isWrong(number))
        {
            result.AddError(message);
        }
    }
}
