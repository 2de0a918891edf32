using Xunit;

namespace StanceML.Training.Tests;

public sealed class AnswerFiguresTests
{
    /// <summary>Four rows of three labels, the third wrong, each in a group of its own.</summary>
    private static readonly JudgedAnswers Known = new(
        Labels.Stance,
        [[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.5, 0.3, 0.2], [0.05, 0.05, 0.9]],
        [0, 1, 2, 2],
        ["a", "b", "c", "d"]);

    [Fact]
    public void Log_loss_is_the_mean_surprise_at_the_true_label() => Assert.Equal(
        -(Math.Log(0.7) + Math.Log(0.6) + Math.Log(0.2) + Math.Log(0.9)) / 4, All(Known).LogLoss, 12);

    [Fact]
    public void Brier_adds_the_squared_gaps_of_all_labels() => Assert.Equal(
        ((0.09 + 0.04 + 0.01) + (0.01 + 0.16 + 0.09) + (0.25 + 0.09 + 0.64) + (0.0025 + 0.0025 + 0.01)) / 4, All(Known).Brier, 12);

    /// <summary>From the surest: right, right, right, wrong; so accuracy 1, 1, 1, 3/4.</summary>
    [Fact]
    public void Selective_accuracy_means_over_all_coverages() => Assert.Equal(3.75 / 4, All(Known).SelectiveAccuracy, 12);

    [Fact]
    public void Every_bin_of_one_row_is_off_by_what_its_confidence_lacks() =>
        Assert.Equal((0.3 + 0.4 + 0.5 + 0.1) / 4, All(Known).CalibrationError, 12);

    [Fact]
    public void A_row_drawn_twice_counts_twice()
    {
        var twice = AnswerScores.Of(Known, [2, 2, 0]);
        Assert.Equal((3, 1), (twice.Confusion.Total, twice.Confusion.Correct));
        Assert.Equal(-(Math.Log(0.2) + Math.Log(0.2) + Math.Log(0.7)) / 3, twice.LogLoss, 12);
    }

    [Fact]
    public void An_impossible_answer_has_a_finite_log_loss()
    {
        var sure = new JudgedAnswers(Labels.Stance, [[1, 0, 0]], [1], ["a"]);
        Assert.Equal(-Math.Log(JudgedAnswers.LeastProbability), All(sure).LogLoss, 9);
        Assert.Equal(2, All(sure).Brier, 12);
    }

    [Fact]
    public void Every_interval_holds_its_value_and_every_label_has_three()
    {
        var (figures, labels) = AnswerFigures.Measure(Many(), seed: 1);
        Assert.Equal(
            ["accuracy", "macro-F1", "F_avg", "log loss", "Brier score", "calibration error", "calibration noise", "area under selective accuracy"],
            figures.Select(figure => figure.Name));
        Assert.All(figures, figure => Assert.InRange(figure.Value, figure.Low, figure.High));
        Assert.All(figures, figure => Assert.True(figure.Low < figure.High, figure.ToString()));
        Assert.All(labels, label =>
        {
            Assert.InRange(label.Precision, label.PrecisionInterval.Low, label.PrecisionInterval.High);
            Assert.InRange(label.Recall, label.RecallInterval.Low, label.RecallInterval.High);
            Assert.InRange(label.F1, label.F1Interval.Low, label.F1Interval.High);
        });
    }

    [Fact]
    public void Two_labels_have_no_F_avg_unless_they_are_the_two_sides()
    {
        var tone = new JudgedAnswers(Labels.Sentiment, [[0.6, 0.2, 0.2]], [0], ["a"]);
        Assert.DoesNotContain(AnswerFigures.Measure(tone, seed: 1).Figures, figure => figure.Name == "F_avg");
    }

    [Fact]
    public void A_model_beside_itself_differs_by_nothing_in_any_draw()
    {
        var answers = Many();
        Assert.All(
            AnswerFigures.Compare(answers, answers, seed: 1),
            figure => Assert.Equal((0, 0, 0), (figure.Difference!.Value, figure.Difference.Low, figure.Difference.High)));
    }

    /// <summary>Three hundred rows in thirty groups, two in three right, by a rule.</summary>
    private static JudgedAnswers Many()
    {
        var rows = Enumerable.Range(0, 300).ToList();
        return new JudgedAnswers(
            Labels.Stance,
            [.. rows.Select(row =>
            {
                var top = 0.4 + (0.55 * (row * 37 % 300) / 300);
                var p = new[] { (1 - top) / 2, (1 - top) / 2, (1 - top) / 2 };
                p[row % 3] = top;
                return p;
            })],
            [.. rows.Select(row => row * 53 % 300 < 200 ? row % 3 : (row + 1) % 3)],
            [.. rows.Select(row => $"group {row % 30}")]);
    }

    private static AnswerScores All(JudgedAnswers answers) => AnswerScores.Of(answers, [.. Enumerable.Range(0, answers.Count)]);
}
