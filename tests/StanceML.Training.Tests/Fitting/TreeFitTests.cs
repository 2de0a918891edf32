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
    public void A_tree_that_leads_back_is_not_sound()
    {
        var rows = Enumerable.Range(0, 100).ToList();
        var fitted = TreeFit.Fit([.. rows.Select(row => new[] { row, row % 7f })], [.. rows.Select(row => row / 10 % 2)], 1, seed: 1);
        var model = ((CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>)
            ((ISingleFeaturePredictionTransformer<object>)fitted[0]).Model).SubModel;
        Assert.True(new TreeScorer([model]).IsSound);

        // What ML.NET reads from a file it does not check: the arrays of a loaded tree may hold anything.
        var last = model.TrainedTreeEnsemble.Trees[0].LeftChild;
        ImmutableCollectionsMarshal.AsArray((ImmutableArray<int>)last)![^1] = 0;
        Assert.False(new TreeScorer([model]).IsSound);
    }
}
