using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml models</c>: what is there, what is live, whether it may be used, and what is live next.</summary>
internal static class ModelsCommand
{
    /// <summary>For people.</summary>
    public const string Table = "table";

    /// <summary>For programs.</summary>
    public const string Json = "json";

    public static Command Create(StandardStreams streams, TimeProvider time)
    {
        var registry = new RegistryOptions(time);
        return new CliCommand(
            "models",
            "Look at trained models, compare them, and choose which are live.",
            ("stanceml models list", "List the versions of each task."),
            ("stanceml models show stance", "Show the papers of the live stance model."))
        {
            CreateList(streams, registry),
            ShowCommand.Create(streams, registry),
            DiffCommand.Create(streams, registry),
            PromoteCommand.Create(streams, registry),
            RollbackCommand.Create(streams, registry),
            VerifyCommand.Create(streams, registry),
        };
    }

    public static Option<string> Format(string json)
    {
        var format = new Option<string>("--format", "-f") { Description = $"table for people, json ({json}) for programs.", DefaultValueFactory = _ => Table };
        format.AcceptOnlyFromAmong(Table, Json);
        return format;
    }

    private static CliCommand CreateList(StandardStreams streams, RegistryOptions registry)
    {
        var format = Format("one array");
        var list = new CliCommand(
            "list",
            "List every version of each task: live or not, verified or why not, and its figures.",
            ("stanceml models list", "Show the models that analyze would use, and their other versions."),
            ("stanceml models list --models my-models --format json", "The same of another folder, for programs."));
        registry.AddTo(list);
        list.Add(format);
        list.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var versions = registry.Open(parsed).ReadAll().TakeUnlessCancelled(cancellation);
            if (parsed.GetValue(format) == Json)
            {
                ModelListing.WriteJson(streams.Data, versions);
            }
            else
            {
                ModelListing.WriteTable(Consoles.ForData(streams, noColor: false), registry.Folder(parsed), versions);
            }

            return versions.All(version => version.Problem is null) ? ExitCode.Done : ExitCode.Failed;
        }));
        return list;
    }

    /// <summary>Verifying takes a while for each version.</summary>
    public static IReadOnlyList<RegisteredModel> TakeUnlessCancelled(this IEnumerable<RegisteredModel> versions, CancellationToken cancellation)
    {
        var taken = new List<RegisteredModel>();
        foreach (var version in versions)
        {
            cancellation.ThrowIfCancellationRequested();
            taken.Add(version);
        }

        return taken;
    }
}
