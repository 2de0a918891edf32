using StanceML.Store;

namespace StanceML.Dashboard.Charts;

/// <summary>A trend as it is drawn: no time is left out, and no more than a page can show.</summary>
/// <param name="All">In order of time, one after the other without a gap; empty where there are no statements.</param>
/// <param name="Asked">The unit that was asked for; a coarser one was taken where that has too many.</param>
/// <param name="Earlier">Statements before the first of <paramref name="All"/>, where even years are too many.</param>
public sealed record TrendBuckets(IReadOnlyList<TrendBucket> All, TrendUnit Unit, TrendUnit? Asked, long Earlier)
{
    /// <summary>Two years of weeks; a table of so many rows is some 60 KB.</summary>
    public const int Most = 104;

    /// <summary>One has little to say in a picture of 700 by 400: half a dozen days of a year are better seen as days.</summary>
    private const int MostDaysUnasked = 45;

    private static readonly TrendUnit[] Units = [TrendUnit.Day, TrendUnit.Week, TrendUnit.Month, TrendUnit.Year];

    public bool IsCoarser => Asked is { } asked && asked != Unit;

    /// <param name="days">By day, in order of time.</param>
    /// <param name="asked">Null takes what suits the time between first and last day.</param>
    public static TrendBuckets Of(IReadOnlyList<TrendPoint> days, TrendUnit? asked)
    {
        if (days.Count == 0)
        {
            return new TrendBuckets([], asked ?? TrendUnit.Week, asked, 0);
        }

        var unit = Units.First(unit => unit >= (asked ?? TrendUnit.Day) && (unit == TrendUnit.Year || Count(days, unit) <= (asked is null && unit == TrendUnit.Day ? MostDaysUnasked : Most)));
        var totals = days.GroupBy(day => TrendTime.StartOf(day.Start, unit)).ToDictionary(time => time.Key, time => time.Aggregate(StanceTotals.None, (sum, day) => sum + StanceTotals.Of(day)));
        List<TrendBucket> all = [];
        var last = TrendTime.StartOf(days[^1].Start, unit);
        for (var start = First(days, unit, last); start <= last; start = TrendTime.Next(start, unit))
        {
            all.Add(new TrendBucket(start, TrendTime.Next(start, unit), totals.GetValueOrDefault(start, StanceTotals.None)));
        }

        return new TrendBuckets(all, unit, asked, totals.Where(time => time.Key < all[0].Start).Sum(time => time.Value.Sum));
    }

    private static DateOnly First(IReadOnlyList<TrendPoint> days, TrendUnit unit, DateOnly last)
    {
        var first = TrendTime.StartOf(days[0].Start, unit);
        return unit == TrendUnit.Year && last.Year - first.Year >= Most ? last.AddYears(1 - Most) : first;
    }

    private static int Count(IReadOnlyList<TrendPoint> days, TrendUnit unit)
    {
        var (first, last) = (days[0].Start, days[^1].Start);
        return unit switch
        {
            TrendUnit.Day => last.DayNumber - first.DayNumber + 1,
            TrendUnit.Week => ((last.DayNumber - first.DayNumber) / 7) + 1,
            TrendUnit.Month => ((last.Year - first.Year) * 12) + last.Month - first.Month + 1,
            _ => last.Year - first.Year + 1,
        };
    }
}
