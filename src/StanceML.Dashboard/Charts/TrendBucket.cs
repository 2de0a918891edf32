using StanceML.Store;

namespace StanceML.Dashboard.Charts;

/// <summary>Some time of a trend.</summary>
/// <param name="Start">Its first day (UTC).</param>
/// <param name="End">The first day after it.</param>
public sealed record TrendBucket(DateOnly Start, DateOnly End, StanceTotals Totals)
{
    /// <returns>0 to 1 of the decided statements; null where there are none.</returns>
    public double? ShareOf(string stance) => Totals.Decided > 0 ? (double)Totals.Of(stance) / Totals.Decided : null;

    /// <returns>The filter cut down to this time; its own dates may cut the first and the last.</returns>
    public StatementFilter Of(StatementFilter filter)
    {
        var (start, end) = (Midnight(Start), Midnight(End));
        return filter with { From = filter.From > start ? filter.From : start, To = filter.To < end ? filter.To : end };
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
