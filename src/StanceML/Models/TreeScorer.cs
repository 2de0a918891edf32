using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;

namespace StanceML;

/// <summary>FastTree ensembles, one per label, each split in one place. Reads the dense features followed by the linear model's probabilities. Immutable.</summary>
internal sealed class TreeScorer
{
    /// <summary>More trees than this are scored without the stack; ours are 240.</summary>
    private const int MostOnStack = 1024;

    private readonly DecisionTree[][] _ensembles;
    private readonly double[] _bias;

    /// <summary>Null when the trees are not sound.</summary>
    private readonly LeafFinder? _leaves;

    /// <param name="models">One per label, in label order.</param>
    public TreeScorer(IReadOnlyList<FastTreeBinaryModelParameters> models)
    {
        var ensembles = models.Select(model => model.TrainedTreeEnsemble).ToArray();
        _ensembles = [.. ensembles.Select(ensemble => ensemble.Trees.Zip(ensemble.TreeWeights, (tree, weight) => new DecisionTree(tree, weight)).ToArray())];
        _bias = [.. ensembles.Select(ensemble => ensemble.Bias)];
        _leaves = IsSound ? new LeafFinder([.. _ensembles.SelectMany(trees => trees)]) : null;
    }

    /// <param name="models">One FastTree transformer per label, in label order.</param>
    public static TreeScorer Of(IReadOnlyList<ITransformer> models) => new([.. models.Select(model =>
        ((CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>)((ISingleFeaturePredictionTransformer<object>)model).Model).SubModel)]);

    public int LabelCount => _ensembles.Length;

    /// <summary>Features that a split reads reach up to here.</summary>
    public int Width => _ensembles.SelectMany(trees => trees).Select(tree => tree.Width).DefaultIfEmpty(0).Max();

    /// <summary>False when scoring could run in a circle, leave the tree or meet more than <see cref="DecisionTree.MostLeaves"/> leaves: the file is damaged or hostile.</summary>
    public bool IsSound => _ensembles.All(trees => trees.All(tree => tree.IsSound));

    /// <exception cref="InvalidOperationException">The trees are not sound.</exception>
    public void Score(ReadOnlySpan<float> dense, Span<double> scores)
    {
        var leaves = _leaves ?? throw new InvalidOperationException("Trees that are not sound have no score.");
        Span<ulong> open = leaves.TreeCount <= MostOnStack ? stackalloc ulong[leaves.TreeCount] : new ulong[leaves.TreeCount];
        leaves.Find(dense, open);
        var tree = 0;
        for (var label = 0; label < scores.Length; label++)
        {
            var score = _bias[label];
            for (var end = tree + _ensembles[label].Length; tree < end; tree++)
            {
                score += leaves.ValueOf(tree, open[tree]);
            }

            scores[label] = score;
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
}
