using System.CommandLine;
using StanceML.Worker;

namespace StanceML.Cli;

/// <summary><c>stanceml retrain</c>: what the worker starts to train in a process of its own. Not for people.</summary>
internal static class RetrainCommand
{
    public static Command Create(TimeProvider time)
    {
        var targets = new TargetsOption();
        var pretrained = new PretrainedOption();
        var command = new Command("retrain", "Train for the worker that starts this: it writes the request and the corrections to the input.") { Hidden = true };
        targets.AddTo(command);
        pretrained.AddTo(command);
        command.SetAction(parsed =>
        {
            using var output = Console.OpenStandardOutput();
            RetrainingChild.Run(targets.Encoder(parsed, pretrained.Open(parsed)), time, Console.OpenStandardInput(), output);
        });
        return command;
    }
}
