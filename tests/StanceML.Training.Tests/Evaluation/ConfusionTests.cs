using Xunit;

namespace StanceML.Training.Tests;

public sealed class ConfusionTests
{
    private static readonly Confusion Example = Confusion.Of(Labels.Stance, [(0, 0), (0, 0), (0, 1), (1, 1), (1, 2), (2, 2)]);

    [Fact]
    public void Precision_and_recall_do_not_change_places()
    {
        Assert.Equal(1.0, Example.Precision(0), 9);
        Assert.Equal(2 / 3.0, Example.Recall(0), 9);
        Assert.Equal(0.8, Example.F1(0), 9);
    }

    [Fact]
    public void F_avg_leaves_neutral_out() => Assert.Equal((0.8 + 0.5) / 2, Example.FAvg!.Value, 9);

    [Fact]
    public void Macro_F1_means_over_all_labels() => Assert.Equal((0.8 + 0.5 + 2 / 3.0) / 3, Example.MacroF1, 9);

    [Fact]
    public void A_label_that_is_only_predicted_does_not_count_in_macro_F1() =>
        Assert.Equal((2 / 3.0) + 0, Confusion.Of(Labels.Stance, [(0, 0), (0, 1)]).MacroF1, 9);

    [Fact]
    public void Sentiment_has_no_F_avg() => Assert.Null(Confusion.Of(Labels.Sentiment, [(0, 0)]).FAvg);

    [Fact]
    public void An_interval_holds_its_value_and_widens_with_fewer_groups()
    {
        var pairs = Enumerable.Range(0, 200).Select(i => (i % 3, i % 7 == 0 ? (i + 1) % 3 : i % 3)).ToList();
        var many = Bootstrap.Classification(Labels.Stance, pairs, [.. pairs.Select((_, i) => $"{i}")], 1)[0];
        var few = Bootstrap.Classification(Labels.Stance, pairs, [.. pairs.Select((_, i) => $"{i / 50}")], 1)[0];
        Assert.InRange(many.Value, many.Low, many.High);
        Assert.Equal(many.Value, few.Value);
        Assert.NotEqual(many.High - many.Low, few.High - few.Low);
    }
}
