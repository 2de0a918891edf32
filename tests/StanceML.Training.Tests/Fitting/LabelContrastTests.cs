using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class LabelContrastTests
{
    /// <summary>Bucket 1 is in every row, bucket 2 only where the label is 0, bucket 3 in a single row.</summary>
    private static readonly IReadOnlyList<Example> Examples =
        [.. Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? Of(0, row == 0 ? [1, 2, 3] : [1, 2]) : Of(1, [1]))];

    [Fact]
    public void What_one_label_has_counts_for_more_than_what_all_have_and_what_stands_in_one_row_for_nothing()
    {
        var scales = LabelContrast.Scales(Examples, 2);
        Assert.True(scales[2] > 2 * scales[1], $"{scales[2]} against {scales[1]}");
        Assert.True(scales[3] < scales[1] / 10, $"{scales[3]} against {scales[1]}");
    }

    [Fact]
    public void The_transformer_multiplies_by_the_scales() =>
        Assert.Equal(LabelContrast.Scales(Examples, 2), LinearScorer.ScalesOf(LabelContrast.Fit(Examples, 2, seed: 1))!);

    [Fact]
    public void The_scorer_gives_back_what_the_chain_says_of_features_as_they_are()
    {
        var chain = LinearFit.Fit(Examples, 2, new FitOptions(0.1f, 0.5f, Contrast: true), seed: 1);
        var scores = LinearFit.Score(chain, Examples);
        Assert.All(Examples.Zip(scores), pair => Assert.Equal(pair.First.Label, pair.Second[0] > pair.Second[1] ? 0 : 1));
    }

    [Fact]
    public void A_strangers_chain_that_does_more_than_scale_its_features_once_is_refused()
    {
        var scaling = LabelContrast.Fit(Examples, 2, seed: 1);
        var linear = LinearFit.Fit(Examples, 2, new FitOptions(0.1f, 0.5f, Contrast: false), seed: 1);
        Assert.NotNull(LinearScorer.Of(new TransformerChain<ITransformer>([scaling, linear])));
        Assert.Null(LinearScorer.Of(new TransformerChain<ITransformer>([scaling, scaling, linear])));

        var ml = new MLContext(seed: 1);
        var rows = ml.Data.LoadFromEnumerable(new[] { new Narrow { Features = [1, 2] }, new Narrow { Features = [3, 5] } });
        var shifting = ml.Transforms.NormalizeMinMax(nameof(Narrow.Features), fixZero: false).Fit(rows);
        Assert.Null(LinearScorer.ScalesOf(shifting));
        Assert.Null(LinearScorer.Of(new TransformerChain<ITransformer>([shifting, linear])));
    }

    private sealed class Narrow
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private static Example Of(int label, int[] buckets) => new(
        Toy.Rows[0], buckets, [.. buckets.Select(_ => 1f)], [], label, "group");
}
