namespace StanceML.Store;

/// <summary>Cuts time into what the points of a trend sum up. All in UTC.</summary>
public static class TrendTime
{
    private const int DaysPerWeek = 7;

    /// <returns>The first day of the day's week (Monday), month or year.</returns>
    public static DateOnly StartOf(DateOnly day, TrendUnit unit) => unit switch
    {
        // The first day there is is a Monday.
        TrendUnit.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % DaysPerWeek)),
        TrendUnit.Month => new DateOnly(day.Year, day.Month, 1),
        TrendUnit.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    /// <param name="start">The first day of a week, month or year.</param>
    /// <returns>That of the next one.</returns>
    public static DateOnly Next(DateOnly start, TrendUnit unit) => unit switch
    {
        TrendUnit.Week => start.AddDays(DaysPerWeek),
        TrendUnit.Month => start.AddMonths(1),
        TrendUnit.Year => start.AddYears(1),
        _ => start.AddDays(1),
    };
}
