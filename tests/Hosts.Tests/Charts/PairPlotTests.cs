using StanceML.Dashboard.Compare;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Charts;

public sealed class PairPlotTests
{
    [Fact]
    public void Every_actor_stands_within_the_cell_of_its_pair_and_no_two_in_one_place()
    {
        var rows = Labels.Stance.SelectMany((one, row) => Labels.Stance.SelectMany((other, column) => Enumerable.Range(0, row * column * 4).Select(n => Row($"{one}{other}{n}", one, other)))).ToList();
        var plot = new PairPlot([.. rows, Row("silent", null, Labels.Support)]);
        Assert.Equal(9, plot.Cells.Count);
        Assert.Equal(rows.Count, plot.Cells.Sum(cell => cell.Actors.Count));
        HashSet<(double, double)> places = [];
        foreach (var cell in plot.Cells)
        {
            var (x, y, width, height) = plot.BoxOf(cell);
            Assert.True(x + width <= PairPlot.Width && y + height <= plot.Height);
            for (var tile = 0; tile < Math.Min(cell.Actors.Count, PairPlot.MostTiles); tile++)
            {
                var place = plot.PlaceOf(cell, tile);
                Assert.True(places.Add(place));
                Assert.InRange(place.X, x, x + width - PairPlot.TileWidth);
                Assert.InRange(place.Y, y, y + height - PairPlot.TileHeight);
            }
        }
    }

    private static ComparedRow Row(string id, string? one, string? other) => new(id, id, Side(one), Side(other));

    private static ComparedSide Side(string? stance) => new(StanceTotals.None, stance, stance is null ? null : new DateOnly(2026, 1, 1));
}
