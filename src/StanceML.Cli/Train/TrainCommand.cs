using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml train</c>: rows in, model folders out.</summary>
internal static class TrainCommand
{
    public static Command Create(StandardStreams streams, TimeProvider time)
    {
        var data = new Option<string>("--data")
        {
            Description = "A .jsonl file of labelled rows or annotated articles, or a folder of them and of marked articles (.md).",
            HelpName = "PATH",
            DefaultValueFactory = _ => "training-data",
        };
        var tasks = new Option<string[]>("--task") { Description = "What to train: relevance, stance, sentiment or quotes. May be repeated. Default: those that the data can teach." };
        tasks.AcceptOnlyFromAmong([.. TrainingRun.Tasks]);
        var output = new Option<string>("--out") { Description = "The models folder. The first version of a task goes live in it, a later one if it passes the promotion gate.", HelpName = "DIR", DefaultValueFactory = _ => "models" };
        var withActor = new Option<bool>("--with-actor") { Description = "Let the stance model also see the rows' actor, whom the speaker speaks for: it then judges passports beside words. Relevance and sentiment never see it." };
        var allSplits = new Option<bool>(HeldBackLine.Option) { Description = "Learn from every row. Otherwise those with split test or dev are left out where there are others." };
        var targets = new TargetsOption();
        var pretrained = new PretrainedOption();
        var seed = new Option<int>("--seed") { Description = "The same seed and data give the same predictions.", DefaultValueFactory = _ => new TrainOptions().Seed };
        var folds = new Option<int>("--folds") { Description = "Parts of the cross-validation, 2 to 20, cut by group; fewer when there are fewer groups.", DefaultValueFactory = _ => new TrainOptions().Folds };
        folds.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var count) && count is < 2 or > 20)
            {
                result.AddError("--folds must be from 2 to 20.");
            }
        });

        var command = new CliCommand(
            "train",
            "Check labelled rows and annotated articles, train a model for each task, write its folder with all its papers, and make it live if nothing is or if it passes the promotion gate.",
            ("stanceml train", "Train all tasks on training-data/ into models/."),
            ("stanceml train --data my-rows.jsonl --task stance --out my-models", "Train stance alone, on rows of your own."),
            ("stanceml train --data my-rows.jsonl --task stance --with-actor --out my-models", "The same, by who speaks as well as by the words."),
            ("stanceml train --data my-articles --task quotes --out my-models", "Train the quotes model on articles of your own."));
        command.Add(data);
        command.Add(tasks);
        command.Add(output);
        command.Add(withActor);
        command.Add(allSplits);
        targets.AddTo(command);
        pretrained.AddTo(command);
        command.Add(seed);
        command.Add(folds);
        command.Add(TrainSpeakersCommand.Create(streams));
        command.Validators.Add(result =>
        {
            if (result.GetValue(withActor) && result.GetValue(tasks) is { Length: > 0 } asked && !asked.Contains(Labels.StanceTask))
            {
                result.AddError($"--with-actor means nothing to {string.Join(" and ", asked)}: only stance sees the actor.");
            }
        });
        command.Validators.Add(result =>
        {
            if (pretrained.IsGivenIn(result) && result.GetValue(tasks) is [Labels.QuotesTask])
            {
                result.AddError("--pretrained means nothing to quotes: only judges see texts through it.");
            }
        });
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var asked = parsed.GetValue(tasks) ?? [];
            IReadOnlyCollection<string> chosen = asked.Length == 0 ? TrainingRun.Tasks : asked;
            var request = new TrainingRequest
            {
                Data = parsed.GetValue(data)!,
                Models = parsed.GetValue(output)!,
                Tasks = chosen,
                Options = new TrainOptions { SeesActor = parsed.GetValue(withActor), AllSplits = parsed.GetValue(allSplits), Seed = parsed.GetValue(seed), Folds = parsed.GetValue(folds) },
            };
            streams.Say(TrainingPlace.Of(request));
            using var progress = WorkSteps.Start(streams);
            var outcome = new TrainingRun(targets.Encoder(parsed, pretrained.Open(parsed)), time).Run(request, step => progress.Begin(step.Text), cancellation);
            progress.Dispose();
            return TrainingReport.Write(streams, request.Data, request.Models, asked, outcome);
        }));
        return command;
    }
}
