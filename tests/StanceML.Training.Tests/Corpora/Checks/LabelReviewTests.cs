using Xunit;

namespace StanceML.Training.Tests;

public sealed class LabelReviewTests
{
    [Fact]
    public void A_label_turned_round_is_found_and_ranked_first()
    {
        LabelledRow[] rows = [.. Toy.Rows.Select(row => row.Id == "taiwan-3" ? row with { Stance = "support" } : row)];
        var stance = new LabelCheck(Toy.Encoder, Toy.Options).Review(rows, null, TestContext.Current.CancellationToken).Single(review => review.Task == Labels.StanceTask);
        var doubt = stance.Doubts[0];
        Assert.Equal(("taiwan-3", "support", "oppose"), (doubt.Row.Id, doubt.Gold, doubt.Predicted));
        Assert.InRange(doubt.Margin, -1, 0);
        Assert.InRange(stance.EstimatedWrong, 1.0 / rows.Length, 0.5);
    }

    [Fact]
    public void Thresholds_are_each_labels_mean_self_confidence_and_a_row_stands_once()
    {
        double[][] heldOut = [[0.9, 0.1], [0.8, 0.2], [0.1, 0.9], [0.1, 0.9], [0.4, 0.6], [0.2, 0.8]];
        int[] gold = [0, 0, 0, 1, 1, 1];
        var review = LabelReview.Of(Trained(heldOut, gold));
        Assert.Equal([0.6, 0.767], review.Thresholds.Select(one => Math.Round(one.Threshold, 3)));

        // The third row says "other" with 0.9, the fifth reaches no threshold: one doubt, and of three confident rows labelled "about" one is wrong.
        Assert.Equal(2, Assert.Single(review.Doubts).Row.Place.Line);
        Assert.Equal(3 * (1.0 / 3) / 6, review.EstimatedWrong, 6);
    }

    private static TrainedModel Trained(double[][] heldOut, int[] gold)
    {
        var task = TaskDefinition.Relevance;
        var examples = gold.Select((label, i) => new Example(Toy.Rows[i] with { Place = new RowPlace("toy", i) }, [], [], [], label, "g")).ToList();
        return Toy.Train(task) with { Examples = examples, HeldOut = heldOut };
    }
}
