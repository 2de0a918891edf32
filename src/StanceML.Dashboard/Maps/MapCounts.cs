using StanceML.Dashboard.Charts;
using StanceML.Store;

namespace StanceML.Dashboard.Maps;

/// <summary>How many actors hold which position.</summary>
internal static class MapCounts
{
    public static StanceTotals Of(IReadOnlyList<MapEntry> entries) => new(
        Count(entries, Labels.Support), Count(entries, Labels.Oppose), Count(entries, Labels.Neutral), Count(entries, Stances.Undecided));

    private static long Count(IReadOnlyList<MapEntry> entries, string stance) => entries.Count(entry => entry.Stance == stance);
}
