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

    /// <summary>False when scoring could run in a circle or leave the tree: the file is damaged or hostile.</summary>
    public bool IsSound => _ensembles.All(trees => trees.All(tree => tree.IsSound));

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

        /// <summary>FastTree numbers a node after its parent, so a branch that leads to a higher number or a leaf always ends.</summary>
        public bool IsSound =>
            _threshold.Length == _feature.Length && _lower.Length == _feature.Length && _higher.Length == _feature.Length
            && _leaf.Length > 0
            && _feature.All(feature => feature >= 0)
            && Enumerable.Range(0, _feature.Length).All(node => LeadsOn(node, _lower[node]) && LeadsOn(node, _higher[node]));

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

        private bool LeadsOn(int node, int next) => next < 0 ? ~next < _leaf.Length : next > node && next < _feature.Length;
    }
}
