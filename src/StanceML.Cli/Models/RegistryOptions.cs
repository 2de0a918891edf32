using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>--models</c> of the <c>models</c> commands: which folder's ledger is read or changed.</summary>
internal sealed class RegistryOptions(TimeProvider time)
{
    private readonly Option<string?> _folder = new("--models")
    {
        Description = "Folder with current.json. Default: ./models if it holds current.json, else the models that came with stanceml.",
        HelpName = "DIR",
    };

    private readonly PretrainedOption _pretrained = new();
    private StatementEncoder? _encoder;

    public void AddTo(Command command)
    {
        command.Add(_folder);
        _pretrained.AddTo(command);
    }

    /// <exception cref="InvalidModelException">The pretrained encoder cannot be used.</exception>
    public StatementEncoder Encoder(ParseResult parsed) => _encoder ??= StatementEncoder.BuiltIn(_pretrained.Open(parsed));

    /// <returns>Null when none was named.</returns>
    public string? Named(ParseResult parsed) => parsed.GetValue(_folder);

    /// <exception cref="InvalidModelException">None was named, and none of the usual places holds a ledger.</exception>
    public string Folder(ParseResult parsed) => ModelsFolder.Find(parsed.GetValue(_folder));

    /// <exception cref="InvalidModelException">None was named, and none of the usual places holds a ledger.</exception>
    public ModelRegistry Open(ParseResult parsed) => new(Folder(parsed), Encoder(parsed), time);
}
