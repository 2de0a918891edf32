using System.CommandLine;
using StanceML.Store;

namespace StanceML.Cli;

/// <summary><c>stanceml keys</c>: make, list and revoke the API keys of a worker.</summary>
internal static class KeysCommand
{
    public static Command Create(StandardStreams streams, TimeProvider time)
    {
        var store = new StoreOption(time);
        return new CliCommand(
            "keys",
            "Make, list and revoke the API keys that a worker asks for. The worker need not run; one that runs knows within seconds.",
            ("stanceml keys create --role admin --name \"Ann Smith\" --store desk.db", "Make the first key; from then on the worker asks for one."),
            ("stanceml keys list --store desk.db", "Show who holds keys, and when they were last used."))
        {
            CreateCreate(streams, store, time),
            CreateList(streams, store, time),
            CreateRevoke(streams, store),
        };
    }

    private static CliCommand CreateCreate(StandardStreams streams, StoreOption store, TimeProvider time)
    {
        var roles = Enum.GetValues<KeyRole>().ToDictionary(StatementRecords.Word, StringComparer.Ordinal);
        var role = new Option<string>("--role")
        {
            Description = "What the key may do: reader (see), submitter (also send articles), reviewer (also correct and retry), admin (also change models, keys, feeds, webhooks).",
            HelpName = string.Join('|', roles.Keys),
            Required = true,
        };
        role.AcceptOnlyFromAmong([.. roles.Keys]);
        var name = new Option<string>("--name") { Description = "Who or what will hold it, for the list.", HelpName = "NAME", Required = true };
        name.Validators.Add(result =>
        {
            if (ApiKey.ProblemOfName(result.Tokens.Count > 0 ? result.Tokens[0].Value : null) is { } problem)
            {
                result.AddError($"--name {problem}.");
            }
        });
        var expires = new Option<TimeSpan?>("--expires")
        {
            Description = "How long it can be used, in days or hours: 90d, 12h. Default: until it is revoked.",
            HelpName = "TIME",
            CustomParser = KeyTerm.Parse,
        };
        var create = new CliCommand(
            "create",
            "Make a key and print it. It is shown this once: the store keeps its hash.",
            ("stanceml keys create --role submitter --name wire-import --expires 90d --store desk.db", "A key for a program, until 90 days from now."))
        {
            role,
            name,
            expires,
        };
        store.AddTo(create);
        create.SetAction(async (parsed, cancellation) =>
        {
            using var database = store.OpenOrMake(parsed);
            var key = await new KeyStore(database).CreateAsync(
                parsed.GetValue(name)!, roles[parsed.GetValue(role)!], time.GetUtcNow() + parsed.GetValue(expires), cancellation);
            if (key is null)
            {
                streams.Say($"There are {KeyStore.MaxKeys} keys already.");
                return ExitCode.Failed;
            }

            await streams.Data.WriteLineAsync(key.Text);
            streams.Say($"Key {key.Id} was made. Keep what was printed: nobody can show it again. Send it as Authorization: Bearer KEY.");
            return ExitCode.Done;
        });
        return create;
    }

    private static CliCommand CreateList(StandardStreams streams, StoreOption store, TimeProvider time)
    {
        var format = ModelsCommand.Format("one array");
        var list = new CliCommand(
            "list",
            "List every key: id, name, role, when it was made and last used, and whether it can be used.",
            ("stanceml keys list --store desk.db --format json", "The same for programs."))
        {
            format,
        };
        store.AddTo(list);
        list.SetAction(async (parsed, cancellation) =>
        {
            using var database = store.Open(parsed);
            var keys = await new KeyStore(database).ListAsync(cancellation);
            if (parsed.GetValue(format) == ModelsCommand.Json)
            {
                KeyListing.WriteJson(streams.Data, keys);
            }
            else
            {
                KeyListing.WriteTable(Consoles.ForData(streams, noColor: false), keys, time.GetUtcNow());
            }

            return ExitCode.Done;
        });
        return list;
    }

    private static CliCommand CreateRevoke(StandardStreams streams, StoreOption store)
    {
        var id = new Argument<string>("ID") { Description = "The key's id, as keys list shows it." };
        var revoke = new CliCommand(
            "revoke",
            "End a key and the sessions that were opened with it. A worker that runs knows within seconds.",
            ("stanceml keys revoke 4fKq0ZtB1x --store desk.db", "End one key."))
        {
            id,
        };
        store.AddTo(revoke);
        revoke.SetAction(async (parsed, cancellation) =>
        {
            using var database = store.Open(parsed);
            var isRevoked = await new KeyStore(database).RevokeAsync(parsed.GetValue(id)!, cancellation);
            streams.Say(isRevoked ? $"Key {parsed.GetValue(id)} is revoked." : $"There is no key {parsed.GetValue(id)}, or it was revoked before.");
            return isRevoked ? ExitCode.Done : ExitCode.Failed;
        });
        return revoke;
    }
}
