using StanceML.Training;

namespace StanceML.Worker;

/// <summary>One set of models and what answers by it. Immutable: whoever took it ends with the versions it began with.</summary>
/// <param name="live">Task to what is known of its model.</param>
internal sealed class ServedModels(StatementEncoder encoder, ModelSet models, IReadOnlyDictionary<string, LiveModel> live)
{
    private const string FirstText =
        "“We recognise Kosovo as an independent state,” the foreign minister said. He warned against “any unilateral declaration”.";

    public StatementEncoder Encoder => encoder;

    public ModelSet Models => models;

    public IReadOnlyDictionary<string, LiveModel> Live => live;

    public StanceAnalyzer Analyzer { get; } = new(encoder, models);

    public RowClassifier Rows { get; } = new(encoder, models);

    /// <summary>Answers once, so that no caller waits for what is made at the first answer.</summary>
    public void WarmUp() => Analyzer.Analyze(new Article("warm-up", FirstText));
}
