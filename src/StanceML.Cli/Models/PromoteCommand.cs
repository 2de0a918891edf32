using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml models promote</c>: makes a version live if the gate lets it through.</summary>
internal static class PromoteCommand
{
    public static Command Create(StandardStreams streams, RegistryOptions registry)
    {
        var name = ModelArgument.Version("MODEL");
        var by = By();
        var why = new Option<string>("--why") { Description = "For the ledger.", HelpName = "TEXT", DefaultValueFactory = _ => "promoted by hand" };
        var overridden = new Option<string?>("--override")
        {
            Description = "Make it live though a check fails; the reason goes into the ledger with the checks that failed. A damaged folder stays refused.",
            HelpName = "REASON",
        };
        overridden.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError("--override needs a reason.");
            }
        });
        var promote = new CliCommand(
            "promote",
            "Verify a version, check its figures and its speed against the live one, and make it live. Each check is printed; when one fails nothing changes.",
            ("stanceml models promote stance/2026.11.1 --by \"Ann Smith\" --why \"more rows on Somaliland\"", "Make a version live."),
            ("stanceml models promote stance/2026.11.1 --override \"oppose is weaker, neutral matters more to us\"", "Make it live although a check fails."));
        promote.Add(name);
        registry.AddTo(promote);
        promote.Add(by);
        promote.Add(why);
        promote.Add(overridden);
        promote.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var models = registry.Open(parsed);
            var request = new PromotionRequest(parsed.GetValue(by)!, parsed.GetValue(why)!) { Override = parsed.GetValue(overridden) };
            var promotion = models.Promote(ModelArgument.Resolve(parsed.GetValue(name)!, models), request, cancellation);
            PromotionLines.WriteChecks(streams.Data, promotion);
            streams.Say(PromotionLines.Outcome(promotion, registry.Named(parsed)));
            return promotion.Outcome == PromotionOutcome.Refused ? ExitCode.Failed : ExitCode.Done;
        }));
        return promote;
    }

    public static Option<string> By() => new("--by") { Description = "Your name, for the ledger. Default: the name of your account.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };
}
