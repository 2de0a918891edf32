namespace StanceML.Store;

/// <summary>A sum of counts, and whose it is.</summary>
internal sealed class TotalsRow
{
    public string Name { get; init; } = "";

    /// <summary>Empty for nobody's.</summary>
    public string Actor { get; init; } = "";

    public int Last { get; init; }

    public long Support { get; init; }

    public long Oppose { get; init; }

    public long Neutral { get; init; }

    public long Undecided { get; init; }

    public StanceTotals Totals => new(Support, Oppose, Neutral, Undecided);
}
