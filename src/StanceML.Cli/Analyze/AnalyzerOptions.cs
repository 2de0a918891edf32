using System.CommandLine;
using StanceML.Worker;

namespace StanceML.Cli;

/// <summary>The options that shape an analyzer: the models and the recognition questions.</summary>
internal sealed class AnalyzerOptions
{
    private const string FirstText = "\"We recognise Kosovo,\" the minister said. He added that talks with Serbia go on.";

    private readonly ModelOptions _models = new();

    private readonly Option<string?> _targets = new("--targets")
    {
        Description = "Recognition questions of your own (JSON, as targets.schema.md describes); they join the built-in ones and replace those of the same id.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        _models.AddTo(command);
        command.Add(_targets);
    }

    /// <exception cref="InvalidModelException">No models, or one that must not be used.</exception>
    /// <exception cref="InvalidInputException">The file of questions cannot be read.</exception>
    /// <exception cref="InvalidCatalogueException">The file of questions breaks a rule.</exception>
    public StanceAnalyzer Load(ParseResult parsed)
    {
        var actors = Task.Run(ActorDirectory.LoadBuiltIn);
        var catalogue = ReadCatalogue(parsed.GetValue(_targets));
        var encoder = new StatementEncoder(catalogue, actors.GetAwaiter().GetResult(), _models.Pretrained(parsed));
        var models = Task.Run(() => _models.Load(parsed, encoder));

        // While the models are checked and loaded, the other stages are compiled: 0.1 s of 0.7 until the first answer.
        new StanceAnalyzer(encoder, ModelSet.Empty).Analyze(new Article("first", FirstText));
        return new StanceAnalyzer(encoder, models.GetAwaiter().GetResult());
    }

    /// <inheritdoc cref="Load"/>
    /// <returns>What a worker loads when it starts.</returns>
    public ModelSource Source(ParseResult parsed) =>
        _models.Source(parsed, Encoder(parsed.GetValue(_targets), _models.Pretrained(parsed)), parsed.GetValue(_targets) is { } file ? [_targets.Name, file] : []);

    /// <param name="targets">The file of questions; null for the built-in ones alone.</param>
    public static StatementEncoder Encoder(string? targets, IPretrainedEncoder? pretrained) => new(ReadCatalogue(targets), ActorDirectory.LoadBuiltIn(), pretrained);

    private static TargetCatalogue ReadCatalogue(string? path)
    {
        var builtIn = TargetCatalogue.ReadBuiltIn();
        return path is null ? builtIn : builtIn.With(TargetCatalogue.Parse(ArticleFile.Read(path), path));
    }
}
