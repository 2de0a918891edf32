using Xunit;

namespace StanceML.Training.Tests;

public sealed class PlotAxisTests
{
    [Fact]
    public void Shares_are_marked_in_fifths() =>
        Assert.Equal(["0", "0.2", "0.4", "0.6", "0.8", "1"], PlotAxis.Unit("share").Ticks().Select(tick => tick.Text));

    [Theory]
    [InlineData(0.671, 0.7349)]
    [InlineData(0, 7784.5)]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 1)]
    [InlineData(-0.02, 0.013)]
    public void An_axis_holds_its_values_and_has_a_few_round_marks(double low, double high)
    {
        var axis = PlotAxis.Around("values", [high, low]);
        Assert.InRange(axis.Share(low), -1e-9, 1 + 1e-9);
        Assert.InRange(axis.Share(high), -1e-9, 1 + 1e-9);
        Assert.InRange(axis.Ticks().Count(), 2, 9);
        Assert.All(axis.Ticks(), tick => Assert.InRange(tick.Text.Length, 1, 6));
    }
}
