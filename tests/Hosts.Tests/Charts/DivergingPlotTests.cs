using StanceML.Dashboard.Charts;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Charts;

public sealed class DivergingPlotTests
{
    [Fact]
    public void Opposition_lies_left_of_the_axis_and_support_right_on_one_scale()
    {
        StanceTotals one = new(6, 2, 2, 9), other = new(0, 4, 0, 0);
        var plot = new DivergingPlot([one, other]);
        var pieces = plot.Pieces(one).ToDictionary(piece => piece.Stance);
        Assert.Equal(3, pieces[Labels.Support].Width / pieces[Labels.Oppose].Width, 6);
        Assert.Equal(plot.Axis, pieces[Labels.Neutral].X + (pieces[Labels.Neutral].Width / 2), 6);
        Assert.Equal(pieces[Labels.Neutral].X, pieces[Labels.Oppose].X + pieces[Labels.Oppose].Width, 6);
        var alone = Assert.Single(plot.Pieces(other));
        Assert.Equal(plot.Axis, alone.X + alone.Width, 6);
        Assert.Equal(2 * pieces[Labels.Oppose].Width, alone.Width, 6);
        Assert.All(plot.Pieces(one).Concat(plot.Pieces(other)), piece => Assert.InRange(piece.X, 0, DivergingPlot.Width - piece.Width));
    }

    [Fact]
    public void What_is_undecided_has_no_bar() => Assert.Empty(new DivergingPlot([new(0, 0, 0, 3)]).Pieces(new(0, 0, 0, 3)));
}
