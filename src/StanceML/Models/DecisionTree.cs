using Microsoft.ML.Trainers.FastTree;

namespace StanceML;

/// <summary>One tree of an ensemble, each split in one place. Immutable.</summary>
internal sealed class DecisionTree
{
    /// <summary>As many as a set in one number can hold; ours have 12.</summary>
    public const int MostLeaves = 64;

    private readonly Split[] _splits;
    private readonly double[] _leaf;

    /// <summary>Per split, the expected score there: the mean of where its two ways lead. Empty when the tree is not sound.</summary>
    private readonly double[] _expected;

    public DecisionTree(RegressionTree tree, double weight)
    {
        IReadOnlyList<int> features = tree.NumericalSplitFeatureIndexes, lower = tree.LeftChild, higher = tree.RightChild;
        var thresholds = tree.NumericalSplitThresholds;
        var isWhole = thresholds.Count == features.Count && lower.Count == features.Count && higher.Count == features.Count;
        _splits = isWhole ? [.. features.Select((feature, node) => new Split(feature, thresholds[node], lower[node], higher[node]))] : [];
        _leaf = [.. tree.LeafValues.Select(value => value * weight)];
        IsSound = isWhole && _leaf.Length <= MostLeaves && _splits.All(split => split.Feature >= 0) && LeadsEverywhereOnce();
        _expected = IsSound ? new double[_splits.Length] : [];
        for (var node = _expected.Length - 1; node >= 0; node--)
        {
            _expected[node] = (Expected(_splits[node].Lower) + Expected(_splits[node].Higher)) / 2;
        }
    }

    /// <summary>The expected score before any feature is known.</summary>
    public double Base => Expected(Root);

    public int Width => _splits.Select(split => split.Feature).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>Each split leads on, and each split but the first and each leaf is led to from one place.</summary>
    public bool IsSound { get; }

    /// <summary>The first split, or the complement of the only leaf.</summary>
    public int Root => _splits.Length == 0 ? ~0 : 0;

    public ReadOnlySpan<Split> Splits => _splits;

    public ReadOnlySpan<double> Leaves => _leaf;

    public void Contribute(ReadOnlySpan<float> dense, double weight, Span<double> perFeature)
    {
        var node = Root;
        while (node >= 0)
        {
            var next = _splits[node].Next(dense);
            perFeature[_splits[node].Feature] += weight * (Expected(next) - _expected[node]);
            node = next;
        }
    }

    private double Expected(int node) => node < 0 ? _leaf[~node] : _expected[node];

    /// <summary>FastTree numbers a split after its parent, so a branch that leads to a higher number or a leaf always ends.</summary>
    private bool LeadsEverywhereOnce()
    {
        var isLedTo = new bool[_splits.Length + _leaf.Length];
        for (var node = 0; node < _splits.Length; node++)
        {
            foreach (var next in (ReadOnlySpan<int>)[_splits[node].Lower, _splits[node].Higher])
            {
                var place = next < 0 ? _splits.Length + ~next : next;
                if ((next >= 0 && next <= node) || place >= isLedTo.Length || isLedTo[place])
                {
                    return false;
                }

                isLedTo[place] = true;
            }
        }

        return _leaf.Length == _splits.Length + 1;
    }

    /// <param name="Lower">The split, or the complement of the leaf, for values up to the threshold.</param>
    public readonly record struct Split(int Feature, float Threshold, int Lower, int Higher)
    {
        public int Next(ReadOnlySpan<float> dense) => dense[Feature] <= Threshold ? Lower : Higher;
    }
}
