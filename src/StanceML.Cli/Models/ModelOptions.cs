using System.CommandLine;
using StanceML.Worker;

namespace StanceML.Cli;

/// <summary><c>--models</c> and <c>--model</c>: which models judge.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _folder = new("--models")
    {
        Description = "Folder with current.json and one folder per task. Default: ./models if it holds current.json, else the models that came with stanceml.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _versions = new("--model")
    {
        Description = "Folder of one model version, to judge by it alone. May be repeated, once per task.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Add(_folder);
        command.Add(_versions);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_folder) is not null && result.GetResult(_versions) is not null)
            {
                result.AddError("Give --models or --model, not both.");
            }
        });
    }

    /// <exception cref="InvalidModelException">No models there, or one that must not be used.</exception>
    public ModelSet Load(ParseResult parsed, StatementEncoder encoder) =>
        parsed.GetValue(_versions) is { Length: > 0 } versions
            ? ModelSet.LoadFolders(versions, encoder)
            : ModelSet.Load(ModelsFolder.Find(parsed.GetValue(_folder)), encoder);

    /// <param name="targets">The file of questions that the encoder was made with; null for none.</param>
    /// <returns>The folder, followed while the worker runs; single versions stay as they are.</returns>
    /// <exception cref="InvalidModelException">No models there, or a single version that must not be used.</exception>
    public ModelSource Source(ParseResult parsed, StatementEncoder encoder, string? targets) =>
        parsed.GetValue(_versions) is { Length: > 0 } versions
            ? ModelSource.Of(ModelSet.LoadFolders(versions, encoder), encoder)
            : ModelSource.Following(ModelsFolder.Find(parsed.GetValue(_folder)), encoder, targets);
}
