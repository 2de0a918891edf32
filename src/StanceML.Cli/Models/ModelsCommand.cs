using System.CommandLine;

namespace StanceML.Cli;

/// <summary><c>stanceml models list</c>: what is there, what is live, and whether it may be used.</summary>
internal static class ModelsCommand
{
    private const string Table = "table";
    private const string Json = "json";

    public static Command Create(StandardStreams streams)
    {
        var models = new CliCommand("models", "Look at trained models.", ("stanceml models list", "List the versions of each task."));
        models.Add(CreateList(streams));
        return models;
    }

    private static CliCommand CreateList(StandardStreams streams)
    {
        var folder = new Option<string?>("--models")
        {
            Description = "Folder with current.json. Default: ./models if it holds current.json, else the models that came with stanceml.",
            HelpName = "DIR",
        };
        var format = new Option<string>("--format", "-f") { Description = "table for people, json (one array) for programs.", DefaultValueFactory = _ => Table };
        format.AcceptOnlyFromAmong(Table, Json);
        var list = new CliCommand(
            "list",
            "List every version of each task: live or not, verified or why not, and its figures.",
            ("stanceml models list", "Show the models that analyze would use, and their other versions."),
            ("stanceml models list --models my-models --format json", "The same of another folder, for programs."));
        list.Add(folder);
        list.Add(format);
        list.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var path = ModelsFolder.Find(parsed.GetValue(folder));
            var encoder = StatementEncoder.BuiltIn();
            var versions = new ModelShelf(path, encoder).Read(cancellation);
            if (parsed.GetValue(format) == Json)
            {
                ModelListing.WriteJson(streams.Data, versions);
            }
            else
            {
                ModelListing.WriteTable(Consoles.ForData(streams, noColor: false), path, versions);
            }

            return versions.All(version => version.Problem is null) ? ExitCode.Done : ExitCode.Failed;
        }));
        return list;
    }
}
