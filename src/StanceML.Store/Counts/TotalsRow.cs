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

    /// <summary>The sums of a select, which fill the row. They ask for <c>@yes</c> and <c>@no</c>.</summary>
    /// <param name="counted">A column of counts, or 1 where each row is a statement.</param>
    public static string Sums(string counted) =>
        $"""
        CAST(SUM(CASE WHEN stance = 'support' AND decided = @yes THEN {counted} ELSE 0 END) AS BIGINT) AS support,
        CAST(SUM(CASE WHEN stance = 'oppose' AND decided = @yes THEN {counted} ELSE 0 END) AS BIGINT) AS oppose,
        CAST(SUM(CASE WHEN stance = 'neutral' AND decided = @yes THEN {counted} ELSE 0 END) AS BIGINT) AS neutral,
        CAST(SUM(CASE WHEN decided = @no THEN {counted} ELSE 0 END) AS BIGINT) AS undecided
        """;

    /// <returns>The column that counts with or without copies.</returns>
    public static string Counted(bool copies) => copies ? "statements" : "firsts";

    public StanceTotals Totals => new(Support, Oppose, Neutral, Undecided);
}
