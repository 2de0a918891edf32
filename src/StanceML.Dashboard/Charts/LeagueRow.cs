using StanceML.Dashboard.Parts;
using StanceML.Store;

namespace StanceML.Dashboard.Charts;

/// <summary>One of many that are compared by what their statements say.</summary>
/// <param name="Address">The page about it; null where there is none.</param>
/// <param name="Filter">The statements that are counted.</param>
/// <param name="Aside">What else is to be said about it; null for nothing.</param>
public sealed record LeagueRow(string Name, string? Address, StanceTotals Totals, StatementFilter Filter, string? Aside = null)
{
    /// <returns>The statements behind one of the counts.</returns>
    public StatementFilter Of(string stance) => Filter.Of(stance);
}
