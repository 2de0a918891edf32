using System.CommandLine;
using StanceML.Worker;

namespace StanceML.Cli;

/// <summary>The options that shape an analyzer: the models and the recognition questions.</summary>
internal sealed class AnalyzerOptions
{
    private const string FirstText = "\"We recognise Kosovo,\" the minister said. He added that talks with Serbia go on.";

    private readonly ModelOptions _models = new();

    private readonly TargetsOption _targets = new();

    public void AddTo(Command command)
    {
        _models.AddTo(command);
        _targets.AddTo(command);
    }

    /// <exception cref="InvalidModelException">No models, or one that must not be used.</exception>
    /// <exception cref="InvalidInputException">The file of questions cannot be read.</exception>
    /// <exception cref="InvalidCatalogueException">The file of questions breaks a rule.</exception>
    public StanceAnalyzer Load(ParseResult parsed)
    {
        var actors = Task.Run(ActorDirectory.LoadBuiltIn);
        var catalogue = _targets.Read(parsed);
        var encoder = new StatementEncoder(catalogue, actors.GetAwaiter().GetResult(), _models.Pretrained(parsed));
        var models = Task.Run(() => _models.Load(parsed, encoder));

        // While the models are checked and loaded, the other stages are compiled: 0.1 s of 0.7 until the first answer.
        new StanceAnalyzer(encoder, ModelSet.Empty).Analyze(new Article("first", FirstText));
        return new StanceAnalyzer(encoder, models.GetAwaiter().GetResult());
    }

    /// <inheritdoc cref="Load"/>
    /// <returns>What a worker loads when it starts.</returns>
    public ModelSource Source(ParseResult parsed) =>
        _models.Source(parsed, _targets.Encoder(parsed, _models.Pretrained(parsed)), _targets.Arguments(parsed));
}
