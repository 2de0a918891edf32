using System.CommandLine;
using System.CommandLine.Parsing;
using StanceML.Onnx;

namespace StanceML.Cli;

/// <summary><c>--pretrained</c>: the pretrained encoder of models that see texts through one.</summary>
internal sealed class PretrainedOption
{
    private readonly Option<string?> _folder = new("--pretrained")
    {
        Description = "Folder with model.onnx and vocab.txt of a pretrained encoder of BERT's kind, which models trained with it need. Default: none; the models that came with stanceml need none.",
        HelpName = "DIR",
    };

    public void AddTo(Command command) => command.Add(_folder);

    public bool IsGivenIn(SymbolResult result) => result.GetValue(_folder) is not null;

    /// <returns>The option again, for a process that reads as this one does; empty when it was not given.</returns>
    public IReadOnlyList<string> Arguments(ParseResult parsed) => parsed.GetValue(_folder) is { } folder ? [_folder.Name, Path.GetFullPath(folder)] : [];

    /// <returns>Null when none was named. It lives as long as the command.</returns>
    /// <exception cref="InvalidModelException">The folder does not hold an encoder that can be used.</exception>
    public IPretrainedEncoder? Open(ParseResult parsed) => parsed.GetValue(_folder) is { } folder ? OnnxEncoder.Open(folder) : null;
}
