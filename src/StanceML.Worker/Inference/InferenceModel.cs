using System.Text.Json.Nodes;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>A live judge as the protocol sees it: strings in, a label, its probabilities and whether it is decided out.</summary>
internal sealed class InferenceModel
{
    public const string TextInput = "text";
    public const string TargetInput = "target";
    public const string ActorInput = "actor";

    /// <summary>Framework and format of the file: ML.NET, read by StanceML's own code.</summary>
    private const string Platform = "stanceml_mlnet";

    private const string LabelOutput = "label";
    private const string ProbabilitiesOutput = "probabilities";
    private const string DecidedOutput = "decided";

    private readonly ServedModels _served;
    private readonly TextModel _judge;
    private readonly Dictionary<string, string> _columns;

    private InferenceModel(ServedModels served, TextModel judge)
    {
        (_served, _judge) = (served, judge);
        _columns = new() { ["labels"] = string.Join(',', judge.Manifest.Labels) };
    }

    public string Name => _judge.Manifest.Task;

    public string Version => _judge.Manifest.Version;

    /// <summary>Tone is of the words, whatever they are about; the other tasks judge words about something, and some stance models also see who speaks.</summary>
    public IReadOnlyList<string> Inputs => Name == Labels.SentimentTask ? [TextInput] : _judge.Manifest.SeesActor ? [TextInput, TargetInput, ActorInput] : [TextInput, TargetInput];

    public static IReadOnlyList<string> Outputs { get; } = [LabelOutput, ProbabilitiesOutput, DecidedOutput];

    /// <param name="version">Null for the live one.</param>
    /// <returns>Null when there is no such model, or the version is not live.</returns>
    public static InferenceModel? Find(ServedModels served, string name, string? version) =>
        served.Models.JudgeOf(name) is { } judge && (version is null || judge.Manifest.Version == version) ? new InferenceModel(served, judge) : null;

    public ModelMetadata Describe() => new(
        Name,
        [Version],
        Platform,
        [.. Inputs.Select(input => new ModelMetadata.TensorForm(input, TextTensor.Datatype, [-1]))],
        [
            new ModelMetadata.TensorForm(LabelOutput, TextTensor.Datatype, [-1]),
            new ModelMetadata.TensorForm(ProbabilitiesOutput, "FP64", [-1, _judge.Manifest.Labels.Count], _columns),
            new ModelMetadata.TensorForm(DecidedOutput, "BOOL", [-1]),
        ]);

    /// <param name="inputs">By name, those of <see cref="Inputs"/>, each with as many elements as the others. A blank actor is an unknown one.</param>
    /// <param name="outputs">Of <see cref="Outputs"/>, in the order in which they are answered.</param>
    public IReadOnlyList<InferenceAnswer.Tensor> Infer(
        IReadOnlyDictionary<string, IReadOnlyList<string>> inputs, IReadOnlyList<string> outputs, CancellationToken cancellation)
    {
        var (targets, actors) = (inputs.GetValueOrDefault(TargetInput), inputs.GetValueOrDefault(ActorInput));
        var rows = inputs[TextInput].Select((text, i) => new UnjudgedRow { Id = "", Text = text, Target = targets?[i], Actor = string.IsNullOrWhiteSpace(actors?[i]) ? null : actors[i] }).ToList();
        var judgments = _served.Rows.Judge(_judge, rows, cancellation);
        return [.. outputs.Select(output => Tensor(output, judgments))];
    }

    private InferenceAnswer.Tensor Tensor(string output, JudgmentRecord[] judgments)
    {
        var labels = _judge.Manifest.Labels;
        return output switch
        {
            LabelOutput => new(output, TextTensor.Datatype, [judgments.Length], null, Array(judgments.Select(judgment => (JsonNode)judgment.Label))),
            DecidedOutput => new(output, "BOOL", [judgments.Length], null, Array(judgments.Select(judgment => (JsonNode)judgment.Decided))),
            _ => new(
                output, "FP64", [judgments.Length, labels.Count], _columns, Array(judgments.SelectMany(judgment => labels.Select(label => (JsonNode)judgment.Probabilities[label])))),
        };
    }

    private static JsonArray Array(IEnumerable<JsonNode> elements) => new([.. elements]);
}
