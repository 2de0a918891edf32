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

    private readonly PretrainedOption _pretrained = new();

    public void AddTo(Command command)
    {
        command.Add(_folder);
        command.Add(_versions);
        _pretrained.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_folder) is not null && result.GetResult(_versions) is not null)
            {
                result.AddError("Give --models or --model, not both.");
            }
        });
    }

    /// <returns>The encoder that <c>--pretrained</c> names; null for none.</returns>
    /// <exception cref="InvalidModelException">It cannot be used.</exception>
    public IPretrainedEncoder? Pretrained(ParseResult parsed) => _pretrained.Open(parsed);

    /// <exception cref="InvalidModelException">No models there, or one that must not be used.</exception>
    public ModelSet Load(ParseResult parsed, StatementEncoder encoder) =>
        parsed.GetValue(_versions) is { Length: > 0 } versions
            ? ModelSet.LoadFolders(versions, encoder)
            : ModelSet.Load(ModelsFolder.Find(parsed.GetValue(_folder)), encoder);

    /// <param name="encoderArguments">Arguments that made the encoder what it is, but for <c>--pretrained</c>.</param>
    /// <returns>The folder, followed while the worker runs; single versions stay as they are.</returns>
    /// <exception cref="InvalidModelException">No models there, or a single version that must not be used.</exception>
    public ModelSource Source(ParseResult parsed, StatementEncoder encoder, IReadOnlyList<string> encoderArguments) =>
        parsed.GetValue(_versions) is { Length: > 0 } versions
            ? ModelSource.Of(ModelSet.LoadFolders(versions, encoder), encoder)
            : ModelSource.Following(ModelsFolder.Find(parsed.GetValue(_folder)), encoder, [.. encoderArguments, .. _pretrained.Arguments(parsed)]);
}
