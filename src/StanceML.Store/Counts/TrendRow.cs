namespace StanceML.Store;

/// <summary>The counts of a day.</summary>
internal sealed class TrendRow
{
    public int Day { get; init; }

    public long Support { get; init; }

    public long Oppose { get; init; }

    public long Neutral { get; init; }

    public long UndecidedSupport { get; init; }

    public long UndecidedOppose { get; init; }

    public long UndecidedNeutral { get; init; }

    public static TrendPoint Sum(DateOnly start, IEnumerable<TrendRow> days)
    {
        var all = days.ToList();
        return new TrendPoint(
            start,
            new StanceCounts(all.Sum(day => day.Support), all.Sum(day => day.Oppose), all.Sum(day => day.Neutral)),
            new StanceCounts(all.Sum(day => day.UndecidedSupport), all.Sum(day => day.UndecidedOppose), all.Sum(day => day.UndecidedNeutral)));
    }
}
