using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class TreeFitTests
{
    [Fact]
    public void A_tree_that_leads_back_is_not_sound() => ExpectUnsoundOnce(left => left[^1] = 0);

    [Fact]
    public void A_tree_of_which_two_ways_lead_to_one_leaf_is_not_sound() => ExpectUnsoundOnce(left => left[^1] = left[^1] == ~0 ? ~1 : ~0);

    private static void ExpectUnsoundOnce(Action<int[]> damage)
    {
        var rows = Enumerable.Range(0, 100).ToList();
        var fitted = TreeFit.Fit([.. rows.Select(row => new[] { row, row % 7f })], [.. rows.Select(row => row / 10 % 2)], 1, seed: 1);
        var model = ((CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>)
            ((ISingleFeaturePredictionTransformer<object>)fitted[0]).Model).SubModel;
        Assert.True(new TreeScorer([model]).IsSound);

        // What ML.NET reads from a file it does not check: the arrays of a loaded tree may hold anything.
        var left = model.TrainedTreeEnsemble.Trees[0].LeftChild;
        damage(ImmutableCollectionsMarshal.AsArray((ImmutableArray<int>)left)!);
        Assert.False(new TreeScorer([model]).IsSound);
    }
}
