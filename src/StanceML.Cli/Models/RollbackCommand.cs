using System.CommandLine;

namespace StanceML.Cli;

/// <summary><c>stanceml models rollback</c>: makes the version live again that was live before.</summary>
internal static class RollbackCommand
{
    public static Command Create(StandardStreams streams, RegistryOptions registry)
    {
        var task = ModelArgument.Task("TASK");
        var to = new Option<string?>("--to") { Description = "A version that was live once. Default: the one before; versions already rolled back from are left out.", HelpName = "VERSION" };
        to.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && ModelArgument.ProblemOfVersion(result.Tokens[0].Value) is { } problem)
            {
                result.AddError($"--to: {problem}");
            }
        });
        var by = PromoteCommand.By();
        var why = new Option<string>("--why") { Description = "For the ledger.", HelpName = "TEXT", DefaultValueFactory = _ => "rolled back by hand" };
        var rollback = new CliCommand(
            "rollback",
            "Verify the version that was live before and make it live again. The gate is not asked.",
            ("stanceml models rollback stance --why \"too many neutral answers\"", "Back to the version before."),
            ("stanceml models rollback stance --to 2026.11.1", "Back to a version by name."));
        rollback.Add(task);
        registry.AddTo(rollback);
        rollback.Add(to);
        rollback.Add(by);
        rollback.Add(why);
        rollback.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var promotion = registry.Open(parsed)
                .Rollback(parsed.GetValue(task)!, parsed.GetValue(to), parsed.GetValue(by)!, parsed.GetValue(why)!, cancellation);
            streams.Say(PromotionLines.Outcome(promotion, registry.Named(parsed)));
            return ExitCode.Done;
        }));
        return rollback;
    }
}
