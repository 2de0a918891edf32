using System.Globalization;
using StanceML.Dashboard.Parts;
using StanceML.Store;

namespace StanceML.Dashboard.Charts;

/// <summary>Numbers and times of charts in words.</summary>
internal static class ChartWords
{
    public static string Statements(long count) => Wording.Count(count, "statement", "statements");

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>For an axis.</summary>
    public static string Short(DateOnly start, TrendUnit unit) => unit switch
    {
        TrendUnit.Month => start.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        TrendUnit.Year => start.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => Day(start),
    };

    public static string Long(DateOnly start, TrendUnit unit) => unit == TrendUnit.Week ? $"week of {Day(start)}" : Short(start, unit);

    /// <summary>Each stance with its count: <c>3 support, 1 oppose, 0 neutral, 2 undecided</c>.</summary>
    public static string Totals(StanceTotals totals) => string.Join(", ", Stances.All.Select(stance => $"{Wording.Count(totals.Of(stance))} {stance}"));

    /// <summary>The same in short: <c>+3 −1 ○0 ?2</c>.</summary>
    public static string Signed(StanceTotals totals) => string.Join(' ', Stances.All.Select(stance => Wording.Sign(stance) + Wording.Count(totals.Of(stance))));

    /// <summary>The share of support with its interval, and the other shares.</summary>
    public static string Shares(StanceTotals totals)
    {
        if (totals.Decided == 0)
        {
            return $"{Statements(totals.Sum)}, none of them decided.";
        }

        var interval = WilsonInterval.Of(totals.Support, totals.Decided);
        return $"{Statements(totals.Sum)}, {Wording.Count(totals.Undecided)} of them undecided; of the {Wording.Count(totals.Decided)} decided "
            + $"{Wording.Percent((double)totals.Support / totals.Decided)} support (95 % interval {Wording.Percent(interval.Low)} to {Wording.Percent(interval.High)}), "
            + $"{Wording.Percent((double)totals.Oppose / totals.Decided)} oppose, {Wording.Percent((double)totals.Neutral / totals.Decided)} neutral.";
    }
}
