using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;

namespace StanceML;

/// <summary>FastTree ensembles, one per label, laid out flat. Reads the dense features followed by the linear model's probabilities. Immutable.</summary>
internal sealed class TreeScorer
{
    private readonly Tree[][] _ensembles;
    private readonly double[] _bias;

    /// <param name="models">One per label, in label order.</param>
    public TreeScorer(IReadOnlyList<FastTreeBinaryModelParameters> models)
    {
        var ensembles = models.Select(model => model.TrainedTreeEnsemble).ToArray();
        _ensembles = [.. ensembles.Select(ensemble => ensemble.Trees.Zip(ensemble.TreeWeights, (tree, weight) => new Tree(tree, weight)).ToArray())];
        _bias = [.. ensembles.Select(ensemble => ensemble.Bias)];
    }

    /// <param name="models">One FastTree transformer per label, in label order.</param>
    public static TreeScorer Of(IReadOnlyList<ITransformer> models) => new([.. models.Select(model =>
        ((CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>)((ISingleFeaturePredictionTransformer<object>)model).Model).SubModel)]);

    public int LabelCount => _ensembles.Length;

    /// <summary>Features that a split reads reach up to here.</summary>
    public int Width => _ensembles.SelectMany(trees => trees).Select(tree => tree.Width).DefaultIfEmpty(0).Max();

    public void Score(ReadOnlySpan<float> dense, Span<double> scores)
    {
        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] = _bias[label];
            foreach (var tree in _ensembles[label])
            {
                scores[label] += tree.Score(dense);
            }
        }
    }

    private sealed class Tree(RegressionTree tree, double weight)
    {
        private readonly int[] _feature = [.. tree.NumericalSplitFeatureIndexes];
        private readonly float[] _threshold = [.. tree.NumericalSplitThresholds];
        private readonly int[] _lower = [.. tree.LeftChild];
        private readonly int[] _higher = [.. tree.RightChild];
        private readonly double[] _leaf = [.. tree.LeafValues.Select(value => value * weight)];

        public int Width => _feature.DefaultIfEmpty(-1).Max() + 1;

        public double Score(ReadOnlySpan<float> dense)
        {
            if (_feature.Length == 0)
            {
                return _leaf[0];
            }

            var node = 0;
            do
            {
                node = dense[_feature[node]] <= _threshold[node] ? _lower[node] : _higher[node];
            }
            while (node >= 0);

            return _leaf[~node];
        }
    }
}
