using System.Numerics;

namespace StanceML;

/// <summary>
/// Finds the leaf that each tree leads to without walking the trees, where at every split the processor guesses wrong half of the time: goes through
/// the splits of all trees feature by feature, and each split that a value passes rules out the leaves on its lower way. The
/// first leaf that is left is the tree's. After QuickScorer (Lucchese et al., SIGIR 2015). Immutable.
/// </summary>
internal sealed class LeafFinder
{
    /// <summary>By feature, then by threshold.</summary>
    private readonly Passing[] _passings;

    /// <summary>Where the splits of each feature start, and at the end how many there are.</summary>
    private readonly int[] _starts;

    private readonly double[] _values;
    private readonly int[] _firstLeaf;

    /// <param name="trees">Sound ones.</param>
    public LeafFinder(IReadOnlyList<DecisionTree> trees)
    {
        var passings = new List<(int Feature, Passing Passing)>();
        var values = new List<double>();
        _firstLeaf = new int[trees.Count];
        for (var tree = 0; tree < trees.Count; tree++)
        {
            _firstLeaf[tree] = values.Count;
            Add(trees[tree], tree, trees[tree].Root, passings, values);
        }

        passings.Sort((a, b) => (a.Feature, a.Passing.Threshold).CompareTo((b.Feature, b.Passing.Threshold)));
        _passings = [.. passings.Select(one => one.Passing)];
        _values = [.. values];
        _starts = new int[passings.Count == 0 ? 1 : passings[^1].Feature + 2];
        foreach (var (feature, _) in passings)
        {
            _starts[feature + 1]++;
        }

        for (var feature = 1; feature < _starts.Length; feature++)
        {
            _starts[feature] += _starts[feature - 1];
        }
    }

    public int TreeCount => _firstLeaf.Length;

    /// <param name="open">Receives, for each tree, a bit for each leaf that no split rules out.</param>
    public void Find(ReadOnlySpan<float> dense, Span<ulong> open)
    {
        open.Fill(ulong.MaxValue);
        for (var feature = 0; feature + 1 < _starts.Length; feature++)
        {
            var value = dense[feature];
            foreach (ref readonly var passing in _passings.AsSpan(_starts[feature].._starts[feature + 1]))
            {
                if (value <= passing.Threshold)
                {
                    break;
                }

                open[passing.Tree] &= passing.Kept;
            }
        }
    }

    /// <param name="open">What <see cref="Find"/> left of the tree.</param>
    public double ValueOf(int tree, ulong open) => _values[_firstLeaf[tree] + BitOperations.TrailingZeroCount(open)];

    /// <summary>Adds what is below a split, leaves from the lowest way to the highest.</summary>
    private void Add(DecisionTree tree, int number, int node, List<(int, Passing)> passings, List<double> values)
    {
        if (node < 0)
        {
            values.Add(tree.Leaves[~node]);
            return;
        }

        var split = tree.Splits[node];
        var first = values.Count;
        Add(tree, number, split.Lower, passings, values);
        var lower = ((1UL << (values.Count - first)) - 1) << (first - _firstLeaf[number]);
        passings.Add((split.Feature, new Passing(split.Threshold, number, ~lower)));
        Add(tree, number, split.Higher, passings, values);
    }

    /// <param name="Kept">A bit for each leaf that a value above the threshold leaves.</param>
    private readonly record struct Passing(float Threshold, int Tree, ulong Kept);
}
