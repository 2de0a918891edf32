using Xunit;

namespace StanceML.Training.Tests;

public sealed class CalibrationFitTests
{
    /// <summary>Scores that are ten times too sure: right three times of four.</summary>
    private static readonly double[][] Scores = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? new double[] { 10, 0, 0 } : [0, 10, 0])];

    private static readonly int[] Gold = [.. Enumerable.Range(0, 400).Select(i => i % 8 < 6 ? i % 2 : 2)];

    [Fact]
    public void Overconfident_scores_are_brought_down_to_how_often_they_are_right()
    {
        var calibration = CalibrationFit.Fit(new MemberScores(Scores), Gold, [1, 1, 1]);
        var probabilities = new double[3];
        calibration.Apply(Scores[0], [], [], probabilities);
        Assert.Equal(0.75, probabilities[0], 0.02);
        Assert.Equal(1, probabilities.Sum(), 9);
    }

    [Fact]
    public void A_label_that_counts_more_is_expected_more()
    {
        var probabilities = new double[3];
        CalibrationFit.Fit(new MemberScores([.. Scores.Select(_ => new double[3])]), Gold, [2, 1, 1]).Apply(new double[3], [], [], probabilities);
        Assert.Equal([0.545, 0.273, 0.182], probabilities.Select(p => Math.Round(p, 3)));
    }

    [Fact]
    public void Trees_that_say_nothing_get_no_weight_worth_naming()
    {
        var noise = Scores.Select((_, i) => new double[] { i % 3, (i / 3) % 3, (i / 9) % 3 }).ToList();
        Assert.InRange(CalibrationFit.Fit(new MemberScores(Scores, noise), Gold, [1, 1, 1]).Trees, 0, 0.2);
        Assert.InRange(CalibrationFit.Fit(new MemberScores(Scores, Network: noise), Gold, [1, 1, 1]).Network, 0, 0.2);
    }

    [Fact]
    public void What_weighs_nothing_is_left_out()
    {
        var all = new MemberScores(Scores, Scores, Scores);
        Assert.Same(all, all.Weighty(new CalibrationParameters(0, 1, [0, 0, 0]) { Network = 1 }));
        Assert.Equal(["linear and network together", "linear and FastTree together", null], new[] { (0.0, 1.0), (1.0, 0.0), (0.0, 0.0) }
            .Select(factors => all.Weighty(new CalibrationParameters(1, factors.Item1, [0, 0, 0]) { Network = factors.Item2 }).Name));
    }

    [Fact]
    public void What_knows_the_answer_gets_the_weight()
    {
        var told = Gold.Select(gold => Enumerable.Range(0, 3).Select(label => label == gold ? 2.0 : 0).ToArray()).ToList();
        var noise = Scores.Select((_, i) => new double[] { i % 3, (i / 3) % 3, (i / 9) % 3 }).ToList();
        var calibration = CalibrationFit.Fit(new MemberScores(noise, noise, told), Gold, [1, 1, 1]);
        Assert.True(calibration.Network > 1 && calibration.Linear + calibration.Trees < 0.2, calibration.ToString());
    }
}
