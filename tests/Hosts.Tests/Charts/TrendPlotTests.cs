using StanceML.Dashboard.Charts;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Charts;

public sealed class TrendPlotTests
{
    [Fact]
    public void Shares_stand_on_their_axis_and_the_line_breaks_where_nothing_was_decided()
    {
        var plot = Plot(new(1, 1, 0, 0), new(1, 0, 0, 0), new(0, 0, 0, 5), new(0, 2, 0, 0));
        Assert.Equal([Svg.Points([(plot.MiddleOf(0), 122), (plot.MiddleOf(1), 22)])], plot.Lines(Labels.Support));
        Assert.Equal([(plot.MiddleOf(0), 122), (plot.MiddleOf(1), 22), (plot.MiddleOf(3), 222)], plot.Marks(Labels.Support));
        Assert.Equal(2, plot.Bands().Count());
    }

    [Fact]
    public void Bars_stand_on_each_other_and_the_tallest_fits()
    {
        var plot = Plot(new(1, 1, 0, 8), new(1, 0, 1, 0));
        var first = plot.Bars().Take(3).ToList();
        Assert.Equal([Labels.Support, Labels.Oppose, Stances.Undecided], first.Select(piece => piece.Stance));
        Assert.Equal(10, plot.Counts.Max);
        Assert.Equal(TrendPlot.CountBottom, first[0].Y + first[0].Height, 6);
        Assert.Equal(first[0].Y, first[1].Y + first[1].Height, 6);
        Assert.Equal(TrendPlot.CountTop, first[2].Y, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(104)]
    public void Everything_stands_inside_the_picture_and_few_times_are_named(int times)
    {
        var plot = Plot([.. Enumerable.Range(0, times).Select(n => new StanceTotals(n % 3, 1, 0, 0))]);
        Assert.All(plot.Bars(), piece => Assert.InRange(piece.X, TrendPlot.Left, TrendPlot.Right - plot.BarWidth));
        Assert.All(plot.Marks(Labels.Oppose), mark => Assert.InRange(mark.Y, TrendPlot.ShareTop, TrendPlot.ShareBottom));
        Assert.InRange(plot.Labelled().Count(), 1, 7);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(21, 50)]
    [InlineData(1_000_001, 2_000_000)]
    public void An_axis_ends_at_a_round_number(long count, long end) => Assert.Equal(end, LinearScale.NiceMax(count));

    private static TrendPlot Plot(params StanceTotals[] times) =>
        new([.. times.Select((totals, n) => new TrendBucket(new DateOnly(2026, 1, 1).AddDays(n), new DateOnly(2026, 1, 2).AddDays(n), totals))]);
}
