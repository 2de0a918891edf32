using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;

namespace StanceML;

/// <summary>A trained model ready to answer: linear, optionally trees over dense features and a network over the hashed ones, calibrated. Immutable and safe for concurrent use.</summary>
public sealed class TextModel
{
    private readonly LinearScorer _linear;
    private readonly TreeScorer? _trees;
    private readonly NetworkScorer? _network;
    private readonly CalibrationParameters _calibration;
    private readonly UnitContributions _contributions;
    private readonly IPretrainedEncoder? _pretrained;

    /// <param name="pretrained">The encoder at hand; null for none. Used only by a model that was trained with it.</param>
    /// <exception cref="InvalidModelException">The chain holds something else than it should, or a shape is not what the manifest declares.</exception>
    /// <exception cref="MissingEncoderException">The manifest names another encoder than the one at hand.</exception>
    public TextModel(ModelManifest manifest, ModelParts parts, string path, IPretrainedEncoder? pretrained)
    {
        Manifest = manifest;
        _pretrained = EncoderOf(manifest, pretrained, path);
        _calibration = manifest.Calibration ?? throw new InvalidModelException(path, "the manifest has no calibration; expected one");
        var trees = TransformerParts.Predictors(parts.Chain)
            .OfType<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>()
            .Select(part => part.SubModel)
            .ToList();
        _linear = LinearScorer.Of(parts.Chain) ?? throw new InvalidModelException(path, "found no maximum-entropy model over hashed features; expected exactly one");
        _trees = trees.Count == 0 ? null : new TreeScorer(trees);
        _network = parts.Network;
        if (_trees is { IsSound: false })
        {
            throw new InvalidModelException(path, $"found a tree whose branches lead back, together or nowhere, or one of more than {DecisionTree.MostLeaves} leaves; expected each to end in a leaf of its own");
        }

        Expect(path, "labels", _linear.LabelCount, manifest.Labels.Count);
        Expect(path, "calibration biases", _calibration.Bias.Count, manifest.Labels.Count);
        Expect(path, "hashed features", _linear.BucketCount, StatementFeatures.BucketCount + (_pretrained?.Width ?? 0));
        Expect(path, "labels of the trees", _trees?.LabelCount ?? manifest.Labels.Count, manifest.Labels.Count);
        Expect(path, "labels of the network", _network?.LabelCount ?? manifest.Labels.Count, manifest.Labels.Count);
        Expect(path, "hashed features of the network", _network?.BucketCount ?? _linear.BucketCount, _linear.BucketCount);
        if (_trees?.Width > StatementFeatures.DenseNames.Count + manifest.Labels.Count)
        {
            throw new InvalidModelException(path, $"a tree reads feature {_trees.Width}; expected at most {StatementFeatures.DenseNames.Count + manifest.Labels.Count}");
        }

        _contributions = new UnitContributions(_linear, _trees, _network, _calibration);
    }

    public ModelManifest Manifest { get; }

    /// <summary>What the model is shown beside the words.</summary>
    /// <param name="actor">Whom the speaker speaks for; shown only to a model that was trained to see it.</param>
    public SeenBeside Seen(string? actor) => new(Manifest.SeesActor ? actor : null, _pretrained);

    /// <summary>Judges one statement.</summary>
    public Judgment Judge(FeatureVector features)
    {
        var labels = Manifest.Labels;
        Span<double> linear = stackalloc double[labels.Count];
        Span<double> trees = _trees is null ? [] : stackalloc double[labels.Count];
        Span<double> network = _network is null ? [] : stackalloc double[labels.Count];
        Span<double> probabilities = stackalloc double[labels.Count];
        Score(features, linear, trees);
        _network?.Score(features, network);
        _calibration.Apply(linear, trees, network, probabilities);

        var best = 0;
        var answer = new LabelProbability[labels.Count];
        for (var k = 0; k < labels.Count; k++)
        {
            best = probabilities[k] > probabilities[best] ? k : best;
            answer[k] = new LabelProbability(labels[k], probabilities[k]);
        }

        return new Judgment(labels[best], probabilities[best] >= Manifest.Threshold, answer);
    }

    /// <summary>How much each unit of the statement speaks for a label.</summary>
    /// <inheritdoc cref="UnitContributions.Of"/>
    internal double[] Explain(FeatureVector features, string toward) => _contributions.Of(features, Manifest.Labels.ToList().IndexOf(toward));

    private void Score(FeatureVector features, Span<double> linear, Span<double> trees)
    {
        _linear.Score(features, linear);
        if (_trees is null)
        {
            return;
        }

        Span<float> dense = stackalloc float[features.Dense.Length + linear.Length];
        WithLinear(features.Dense, linear, dense);
        _trees.Score(dense, trees);
    }

    /// <summary>What the trees read: the dense features, then the linear model's own probabilities.</summary>
    /// <param name="into">As long as both together.</param>
    internal static void WithLinear(ReadOnlySpan<float> dense, ReadOnlySpan<double> linear, Span<float> into)
    {
        dense.CopyTo(into);
        Span<double> probabilities = stackalloc double[linear.Length];
        linear.CopyTo(probabilities);
        Softmax.Apply(probabilities);
        for (var k = 0; k < probabilities.Length; k++)
        {
            into[dense.Length + k] = (float)probabilities[k];
        }
    }

    /// <returns>The encoder that the model reads texts through; null for none.</returns>
    /// <exception cref="MissingEncoderException">The manifest names another one than is given.</exception>
    internal static IPretrainedEncoder? EncoderOf(ModelManifest manifest, IPretrainedEncoder? given, string path) => manifest.Pretrained switch
    {
        null => null,
        var needed when given is null => throw new MissingEncoderException(path, $"was trained with the pretrained encoder {needed}; give its folder with --pretrained"),
        var needed when given.Sha256 != needed => throw new MissingEncoderException(path, $"was trained with the pretrained encoder {needed}; --pretrained names {given.Sha256}"),
        _ => given,
    };

    private static void Expect(string path, string what, int found, int expected)
    {
        if (found != expected)
        {
            throw new InvalidModelException(path, $"found {found} {what}; expected {expected}");
        }
    }
}
