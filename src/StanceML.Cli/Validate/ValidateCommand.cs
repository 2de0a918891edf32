using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml validate</c>: how well rows teach a task, on rows that the model never saw; no model is written.</summary>
internal static class ValidateCommand
{
    public static Command Create(StandardStreams streams)
    {
        var options = new ValidateOptions();
        var command = new CliCommand(
            "validate",
            "Judge labelled rows by models that never saw them and print the figures with 95 % intervals. Nothing is written to a models folder.",
            ("stanceml validate --data my-rows.jsonl --task stance", "Cross-validation by group, as in training."),
            ("stanceml validate --data my-rows.jsonl --task stance --by questions --least 20", "Each question by a model that was fitted without it; small ones left out together."),
            ("stanceml validate --data my-rows.jsonl --task stance --by questions --test other-rows.jsonl --errors 10", "Judge other rows, each question by a model fitted on my-rows.jsonl without that question."),
            ("stanceml validate --data split-rows.jsonl --task sentiment --by split --json figures.json", "Train on the rows with split train, judge those with split test once."));
        options.AddTo(command);
        var targets = new TargetsOption();
        targets.AddTo(command);
        var pretrained = new PretrainedOption();
        pretrained.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var request = options.Request(parsed);
                using var progress = WorkSteps.Start(streams);
                var outcome = new ModelValidation(targets.Encoder(parsed, pretrained.Open(parsed)), options.Training(parsed)).Run(request, progress.Begin, cancellation);
                progress.Dispose();
                return ValidationLines.Write(streams, request, outcome, parsed.GetValue(options.Json), parsed.GetValue(options.Errors));
            },
            cancellation));
        return command;
    }
}
