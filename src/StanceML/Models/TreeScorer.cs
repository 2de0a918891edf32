using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;

namespace StanceML;

/// <summary>FastTree ensembles, one per label, each split in one place. Reads the dense features followed by the linear model's probabilities. Immutable.</summary>
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

    /// <summary>What a label scores before any feature is known.</summary>
    public double Base(int label) => _bias[label] + _ensembles[label].Sum(tree => tree.Base);

    /// <summary>
    /// Adds what each feature did to a label's score: along each tree's path, the change of the expected score at every split
    /// belongs to the feature that it reads, so that all contributions sum to the score less <see cref="Base"/>.
    /// </summary>
    /// <remarks>
    /// After Saabas's treeinterpreter, with both ways of a split equally likely, as a saved FastTree no longer knows how many rows
    /// went each way. ML.NET's own calculator compares the leaf with where the other way would have led; its numbers
    /// have no sum, so they cannot be added to those of the linear model. On a tree of one split they are twice ours.
    /// </remarks>
    /// <param name="weight">Multiplies what is added.</param>
    /// <param name="perFeature">As long as <paramref name="dense"/>.</param>
    public void Contribute(ReadOnlySpan<float> dense, int label, double weight, Span<double> perFeature)
    {
        foreach (var tree in _ensembles[label])
        {
            tree.Contribute(dense, weight, perFeature);
        }
    }

    private sealed class Tree
    {
        private readonly Split[] _splits;
        private readonly double[] _leaf;

        /// <summary>Per split, the expected score there: the mean of where its two ways lead. Empty when the tree is not sound.</summary>
        private readonly double[] _expected;

        public Tree(RegressionTree tree, double weight)
        {
            IReadOnlyList<int> features = tree.NumericalSplitFeatureIndexes, lower = tree.LeftChild, higher = tree.RightChild;
            var thresholds = tree.NumericalSplitThresholds;
            var isWhole = thresholds.Count == features.Count && lower.Count == features.Count && higher.Count == features.Count;
            _splits = isWhole ? [.. features.Select((feature, node) => new Split(feature, thresholds[node], lower[node], higher[node]))] : [];
            _leaf = [.. tree.LeafValues.Select(value => value * weight)];
            IsSound = isWhole
                && _leaf.Length > 0
                && _splits.All(split => split.Feature >= 0)
                && _splits.Index().All(split => LeadsOn(split.Index, split.Item.Lower) && LeadsOn(split.Index, split.Item.Higher));
            _expected = IsSound ? new double[_splits.Length] : [];
            for (var node = _expected.Length - 1; node >= 0; node--)
            {
                _expected[node] = (Expected(_splits[node].Lower) + Expected(_splits[node].Higher)) / 2;
            }
        }

        public double Base => Expected(_splits.Length == 0 ? ~0 : 0);

        public int Width => _splits.Select(split => split.Feature).DefaultIfEmpty(-1).Max() + 1;

        /// <summary>FastTree numbers a node after its parent, so a branch that leads to a higher number or a leaf always ends.</summary>
        public bool IsSound { get; }

        public double Score(ReadOnlySpan<float> dense)
        {
            var splits = _splits;
            var node = splits.Length == 0 ? ~0 : 0;
            while (node >= 0)
            {
                node = splits[node].Next(dense);
            }

            return _leaf[~node];
        }

        public void Contribute(ReadOnlySpan<float> dense, double weight, Span<double> perFeature)
        {
            var node = _splits.Length == 0 ? ~0 : 0;
            while (node >= 0)
            {
                var next = _splits[node].Next(dense);
                perFeature[_splits[node].Feature] += weight * (Expected(next) - _expected[node]);
                node = next;
            }
        }

        private double Expected(int node) => node < 0 ? _leaf[~node] : _expected[node];

        private bool LeadsOn(int node, int next) => next < 0 ? ~next < _leaf.Length : next > node && next < _splits.Length;
    }

    /// <param name="Lower">The node, or the complement of the leaf, for values up to the threshold.</param>
    private readonly record struct Split(int Feature, float Threshold, int Lower, int Higher)
    {
        public int Next(ReadOnlySpan<float> dense) => dense[Feature] <= Threshold ? Lower : Higher;
    }
}
