using System.CommandLine;
using System.Text.Json;

namespace StanceML.Cli;

/// <summary><c>stanceml models show</c>: everything that is known of one version.</summary>
internal static class ShowCommand
{
    public static Command Create(StandardStreams streams, RegistryOptions registry)
    {
        var name = ModelArgument.TaskOrVersion("MODEL", "A version, or a task for its live version.");
        var format = ModelsCommand.Format("one object");
        var show = new CliCommand(
            "show",
            "Show one version: whether it may be used, its figures, how it was trained, its files and hashes, its smoke answers, and since when, by whom and why it is live.",
            ("stanceml models show stance", "The live stance model."),
            ("stanceml models show sentiment --format json", "The live sentiment model, for programs."));
        show.Add(name);
        registry.AddTo(show);
        show.Add(format);
        show.SetAction((parsed, _) => Task.Run(() =>
        {
            var models = registry.Open(parsed);
            var model = models.Read(ModelArgument.Resolve(parsed.GetValue(name)!, models));
            if (parsed.GetValue(format) == ModelsCommand.Json)
            {
                streams.Data.WriteLine(JsonSerializer.Serialize(ShownModel.Of(model), ModelsJson.Default.ShownModel));
            }
            else
            {
                ModelPage.Write(Consoles.ForData(streams, noColor: false), model);
            }

            return model.Problem is null ? ExitCode.Done : ExitCode.Failed;
        }));
        return show;
    }
}
