using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class TreeContributionsTests
{
    /// <summary>Three numbers, of which the first two decide the label together.</summary>
    private static readonly IReadOnlyList<float[]> Inputs =
        [.. Enumerable.Range(0, 300).Select(row => new[] { row % 10f, row * 7 % 11f, row * 3 % 5f })];

    private static readonly IReadOnlyList<bool> Positive = [.. Inputs.Select(input => input[0] > 4 ^ input[1] > 6)];

    [Fact]
    public void Contributions_sum_to_the_score_less_the_base()
    {
        var trees = TreeScorer.Of(TreeFit.Fit(Inputs, [.. Positive.Select(positive => positive ? 1 : 0)], 2, seed: 1));
        foreach (var input in Inputs)
        {
            var scores = new double[2];
            trees.Score(input, scores);
            for (var label = 0; label < scores.Length; label++)
            {
                var contributions = new double[input.Length];
                trees.Contribute(input, label, 1, contributions);
                Assert.Equal(scores[label] - trees.Base(label), contributions.Sum(), 9);
            }
        }
    }

    [Fact]
    public void A_feature_that_turns_the_label_contributes_most()
    {
        var trees = TreeScorer.Of(TreeFit.Fit(Inputs, [.. Inputs.Select(input => input[0] > 4 ? 1 : 0)], 2, seed: 1));
        var contributions = new double[3];
        trees.Contribute([9, 0, 0], label: 1, weight: 1, contributions);
        Assert.True(contributions[0] > 10 * Math.Abs(contributions[1] + contributions[2]), string.Join(' ', contributions));
        trees.Contribute([9, 0, 0], label: 1, weight: -1, contributions);
        Assert.All(contributions, contribution => Assert.Equal(0, contribution, 12));
    }

    /// <summary>There the way not taken is a leaf: ML.NET takes the whole distance to it, we take that to the middle.</summary>
    [Fact]
    public void On_trees_of_one_split_the_calculator_of_ML_NET_finds_twice_as_much()
    {
        var ml = new MLContext(1);
        var schema = SchemaDefinition.Create(typeof(TreeFit.Row));
        schema[nameof(TreeFit.Row.Dense)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        var rows = ml.Data.LoadFromEnumerable(Inputs.Zip(Positive, (dense, label) => new TreeFit.Row { Dense = dense, Label = label }), schema);
        var fitted = ml.BinaryClassification.Trainers
            .FastTree(nameof(TreeFit.Row.Label), nameof(TreeFit.Row.Dense), numberOfLeaves: 2, numberOfTrees: 12)
            .Fit(rows);
        var theirs = ml.Transforms.CalculateFeatureContribution(fitted, 3, 3, normalize: false)
            .Fit(rows).Transform(rows)
            .GetColumn<float[]>("FeatureContributions");

        var ours = new TreeScorer([fitted.Model.SubModel]);
        Assert.All(Inputs.Zip(theirs), pair =>
        {
            var contributions = new double[3];
            ours.Contribute(pair.First, label: 0, weight: 2, contributions);
            Assert.Contains(contributions, contribution => contribution != 0);
            for (var feature = 0; feature < contributions.Length; feature++)
            {
                Assert.Equal(pair.Second[feature], contributions[feature], 4);
            }
        });
    }
}
