using StanceML.Store;

namespace StanceML.Dashboard.Charts;

/// <summary>Bars to both sides of an axis, 400 wide: opposition to the left, support to the right, the neutral astride.</summary>
/// <remarks>All bars have one scale, so that lengths compare between rows. Undecided statements have no side and no bar.</remarks>
public sealed class DivergingPlot
{
    public const double Width = 400;
    public const double RowHeight = 44;
    public const double BarTop = 22;
    public const double BarHeight = 14;

    private const double Margin = 6;

    private readonly double _perStatement;

    public DivergingPlot(IReadOnlyList<StanceTotals> rows)
    {
        var left = rows.Max(row => row.Oppose + (row.Neutral / 2.0));
        var right = rows.Max(row => row.Support + (row.Neutral / 2.0));
        _perStatement = left + right > 0 ? (Width - (2 * Margin)) / (left + right) : 0;
        Axis = left + right > 0 ? Margin + (left * _perStatement) : Width / 2;
    }

    /// <summary>Where neither side is.</summary>
    public double Axis { get; }

    public IEnumerable<(string Stance, double X, double Width)> Pieces(StanceTotals row)
    {
        var half = row.Neutral * _perStatement / 2;
        (string Stance, double X, double Width)[] all =
        [
            (Labels.Oppose, Axis - half - (row.Oppose * _perStatement), row.Oppose * _perStatement),
            (Labels.Neutral, Axis - half, 2 * half),
            (Labels.Support, Axis + half, row.Support * _perStatement),
        ];
        return all.Where(piece => piece.Width > 0);
    }
}
