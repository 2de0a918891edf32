using Xunit;

namespace StanceML.Training.Tests;

public sealed class PromotionGateTests
{
    private static readonly GateLimits Limits = GateLimits.For(Labels.StanceTask);

    [Fact]
    public void A_version_as_good_as_the_live_one_passes_every_check()
    {
        var checks = PromotionGate.Judge(Limits, Papers(0.7), Papers(0.7), Speed(100, 100), hasFloor: true);
        Assert.Equal(
            ["macro-F1", "F1 of support", "F1 of oppose", "calibration error", "median time per smoke statement"],
            checks.Select(check => check.Name));
        Assert.All(checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Theory]
    [InlineData(0.599, false)]
    [InlineData(0.6, true)]
    public void A_headline_figure_under_the_floor_fails(double macroF1, bool passes)
    {
        var check = PromotionGate.Judge(Limits, Papers(macroF1), null, null, hasFloor: true)[0];
        Assert.Equal((passes, "at least 0.600, the floor of its task"), (check.Passed, check.Expected));
    }

    [Fact]
    public void A_live_version_under_the_floor_lowers_it_to_what_it_reaches_less_the_margin()
    {
        var check = PromotionGate.Judge(Limits, Papers(0.549), Papers(0.55), null, hasFloor: true)[0];
        Assert.Equal((true, "at least 0.520, 0.550 of the live version less 0.030"), (check.Passed, check.Expected));
        Assert.False(PromotionGate.Judge(Limits, Papers(0.519), Papers(0.55), null, hasFloor: true)[0].Passed);
    }

    [Theory]
    [InlineData(10_000, 0.671, true)]
    [InlineData(10_000, 0.669, false)]
    [InlineData(100, 0.601, true)]
    [InlineData(100, 0.599, false)]
    public void A_label_may_fall_by_the_margin_or_by_what_chance_gives_to_its_rows(int rows, double f1, bool passes)
    {
        var live = Papers(0.7, label: new LabelMetrics("oppose", rows, 0.7, 0.7, 0.7));
        var candidate = Papers(0.7, label: new LabelMetrics("oppose", rows, f1, f1, f1));
        Assert.Equal(passes, Check("F1 of oppose", candidate, live).Passed);
    }

    [Theory]
    [InlineData("2026.11.1", 950, 0.68, true)]
    [InlineData("2026.11.1", 950, 0.66, false)]
    [InlineData("2026.11.1", 650, 0.68, false)]
    [InlineData("2026.10.1", 950, 0.68, false)]
    public void Labels_are_compared_on_the_rows_of_both_where_they_are_most_that_the_live_version_has(string against, int rows, double f1, bool passes)
    {
        // Hard rows that the live version never had make the figures of the whole worse.
        var live = Papers(0.7, label: new LabelMetrics("oppose", 10_000, 0.7, 0.7, 0.7)) with { Rows = 1_000 };
        var candidate = Papers(0.6, label: new LabelMetrics("oppose", 10_000, 0.5, 0.5, 0.5)) with
        {
            Live = new LiveComparison(against, "", rows, [], null) { Labels = [new ComparedLabel("oppose", 10_000, f1, 0.7)] },
        };
        var check = PromotionGate.Judge(Limits, candidate, live, null, hasFloor: true, "2026.11.1").Single(check => check.Name == "F1 of oppose");
        Assert.Equal(passes, check.Passed);
    }

    [Fact]
    public void A_version_of_a_few_easy_rows_is_held_to_what_the_live_one_does_on_them()
    {
        var live = Papers(0.7, label: new LabelMetrics("oppose", 10_000, 0.7, 0.7, 0.7));
        var candidate = Papers(0.8, label: new LabelMetrics("oppose", 100, 0.8, 0.8, 0.8)) with
        {
            Rows = 100,
            Live = new LiveComparison("2026.11.1", "", 90, [], null) { Labels = [new ComparedLabel("oppose", 90, 0.8, 0.95)] },
        };
        var check = PromotionGate.Judge(Limits, candidate, live, null, hasFloor: true, "2026.11.1").Single(check => check.Name == "F1 of oppose");
        Assert.False(check.Passed);
    }

    [Theory]
    [InlineData(10_000, 1_000, true)]
    [InlineData(10_000, 999, false)]
    [InlineData(1_001, 100, false)]
    public void A_version_measured_on_few_of_as_many_rows_fails_however_good(int live, int rows, bool passes)
    {
        var checks = PromotionGate.Judge(Limits, Papers(0.9) with { Rows = rows }, Papers(0.7) with { Rows = live }, null, hasFloor: true);
        Assert.Equal(passes, checks.Single(check => check.Name == "held-out rows").Passed);
        Assert.DoesNotContain("held-out rows", PromotionGate.Judge(Limits, Papers(0.9) with { Rows = live }, Papers(0.7) with { Rows = live }, null, hasFloor: true).Select(check => check.Name));
    }

    [Fact]
    public void A_label_that_the_live_version_knows_and_the_new_one_does_not_fails()
    {
        var live = Papers(0.7, label: new LabelMetrics("neutral", 400, 0.7, 0.7, 0.7));
        var check = Check("F1 of neutral", Papers(0.7), live);
        Assert.Equal((false, "none in metrics.json"), (check.Passed, check.Found));
    }

    [Fact]
    public void Kinds_of_quotes_are_held_to_the_live_version_as_labels_are()
    {
        ModelFigures Quotes(double indirect) => new() { Figures = [Figure("content overlap F1", 0.8), Figure("content overlap F1, indirect", indirect)] };
        var check = PromotionGate.Judge(GateLimits.For(Labels.QuotesTask), Quotes(0.6), Quotes(0.7), null, hasFloor: true).Single(check => check.Name == "F1 of indirect");
        Assert.Equal((false, "0.600"), (check.Passed, check.Found));
    }

    [Theory]
    [InlineData(0.02, 0.049, true)]
    [InlineData(0.02, 0.051, false)]
    [InlineData(0.09, 0.099, true)]
    [InlineData(0.09, 0.101, false)]
    [InlineData(0.2, 0.229, true)]
    [InlineData(0.2, 0.231, false)]
    public void The_calibration_error_has_a_ceiling_and_may_not_rise_by_more_than_a_margin(double live, double candidate, bool passes) =>
        Assert.Equal(passes, Check("calibration error", Papers(0.7, calibrationError: candidate), Papers(0.7, calibrationError: live)).Passed);

    [Fact]
    public void A_calibration_error_above_the_ceiling_fails_where_nothing_is_live() =>
        Assert.False(PromotionGate.Judge(Limits, Papers(0.7, calibrationError: 0.11), null, null, hasFloor: true).Single(check => check.Name == "calibration error").Passed);

    [Theory]
    [InlineData(250, true)]
    [InlineData(251, false)]
    public void A_version_more_than_two_and_a_half_times_as_slow_as_the_live_one_fails(int microseconds, bool passes)
    {
        var check = PromotionGate.Judge(Limits, Papers(0.7), Papers(0.7), Speed(microseconds, 100), hasFloor: true)[^1];
        Assert.Equal((passes, $"{microseconds} microseconds", "at most 250, 2.5 times that of the live version"), (check.Passed, check.Found, check.Expected));
    }

    [Fact]
    public void A_folder_without_figures_fails_its_floor_and_its_calibration() =>
        Assert.All(PromotionGate.Judge(Limits, ModelFigures.None, null, null, hasFloor: true), check => Assert.Equal((false, "none in metrics.json"), (check.Passed, check.Found)));

    [Fact]
    public void The_first_version_of_a_users_own_has_no_floor() => Assert.Empty(PromotionGate.Judge(Limits, Papers(0.1), null, null, hasFloor: false));

    [Fact]
    public void Every_task_has_limits()
    {
        Assert.All(TrainingRun.Tasks, task => Assert.InRange(GateLimits.For(task).Floor, 0.5, 1));
        Assert.Throws<ArgumentException>(() => GateLimits.For("mood"));
    }

    private static GateCheck Check(string name, ModelFigures candidate, ModelFigures live) =>
        PromotionGate.Judge(Limits, candidate, live, null, hasFloor: true).Single(check => check.Name == name);

    private static ModelFigures Papers(double macroF1, double calibrationError = 0.02, LabelMetrics? label = null) => new()
    {
        Rows = 10_000,
        Figures = [Figure("macro-F1", macroF1)],
        Labels = label is null
            ? [new LabelMetrics("support", 4_000, 0.7, 0.7, 0.7), new LabelMetrics("oppose", 4_000, 0.7, 0.7, 0.7)]
            : [label],
        CalibrationError = calibrationError,
    };

    private static Figure Figure(string name, double value) => new(name, value, value - 0.01, value + 0.01, 10_000);

    private static SmokeSpeed Speed(int candidate, int live) => new(TimeSpan.FromMicroseconds(candidate), TimeSpan.FromMicroseconds(live));
}
