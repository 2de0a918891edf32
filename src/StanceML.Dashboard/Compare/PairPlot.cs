namespace StanceML.Dashboard.Compare;

/// <summary>Places actors in a square of nine cells, 400 wide: down, where they stand on one question; across, where they stand on the other.</summary>
public sealed class PairPlot
{
    public const double Width = 400;
    public const double Left = 66;
    public const double Top = 40;
    public const double TileWidth = 48;
    public const double TileHeight = 26;

    private const double CellWidth = (Width - Left - 2) / 3;
    private const double CellPadding = 6;
    private const double CellHead = 22;

    /// <summary>More are counted and not drawn: the table names them.</summary>
    private const int MostRows = 6;

    private const int Columns = (int)((CellWidth - (2 * CellPadding)) / TileWidth);

    private readonly IReadOnlyList<double> _tops;

    public PairPlot(IReadOnlyList<ComparedRow> rows)
    {
        Cells = [.. Labels.Stance.SelectMany(one => Labels.Stance.Select(other => new PairCell(
            one, other, [.. rows.Where(row => row.One.Stance == one && row.Other.Stance == other)])))];
        Heights = [.. Labels.Stance.Select(one => Cells.Where(cell => cell.One == one).Max(HeightOf))];
        _tops = [.. Heights.Select((_, index) => Top + Heights.Take(index).Sum())];
    }

    /// <summary>Row by row.</summary>
    public IReadOnlyList<PairCell> Cells { get; }

    /// <summary>Of the rows of cells.</summary>
    public IReadOnlyList<double> Heights { get; }

    public double Height => Top + Heights.Sum() + 4;

    public static int MostTiles => MostRows * Columns;

    public (double X, double Y, double Width, double Height) BoxOf(PairCell cell)
    {
        var (row, column) = (IndexOf(cell.One), IndexOf(cell.Other));
        return (Left + (column * CellWidth), _tops[row], CellWidth, Heights[row]);
    }

    public (double X, double Y) PlaceOf(PairCell cell, int tile)
    {
        var (x, y, _, _) = BoxOf(cell);
        return (x + CellPadding + (tile % Columns * TileWidth), y + CellHead + (tile / Columns * (TileHeight + 4)));
    }

    private static int IndexOf(string stance) => Labels.Stance.ToList().IndexOf(stance);

    private static double HeightOf(PairCell cell) =>
        CellHead + (Math.Max(1, (Math.Min(cell.Actors.Count, MostTiles) + Columns - 1) / Columns) * (TileHeight + 4)) + CellPadding;
}
