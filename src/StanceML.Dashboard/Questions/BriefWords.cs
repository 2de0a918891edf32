using StanceML.Dashboard.Charts;
using StanceML.Dashboard.Maps;
using StanceML.Dashboard.Parts;
using StanceML.Store;

namespace StanceML.Dashboard.Questions;

/// <summary>The sentences of a brief, made from counts.</summary>
internal static class BriefWords
{
    /// <summary>Of the two times that are compared.</summary>
    private const int Days = 90;

    /// <summary>Under so many decided statements a share says nothing.</summary>
    private const int FewestCompared = 10;

    /// <param name="days">By day, in order of time; at least one.</param>
    public static IEnumerable<string> Summary(string name, IReadOnlyList<TrendPoint> days, StanceTotals totals, IReadOnlyList<MapEntry> standings)
    {
        var (first, last) = (days[0].Start, days[^1].Start);
        yield return first == last
            ? $"On {ChartWords.Day(first)} the articles in this store hold {ChartWords.Statements(totals.Sum)} on {name}."
            : $"From {ChartWords.Day(first)} to {ChartWords.Day(last)} the articles in this store hold {ChartWords.Statements(totals.Sum)} on {name}.";
        if (totals.Decided > 0)
        {
            yield return Shares(totals);
        }

        yield return Standings(standings);
        if (Movement(days, last) is { } movement)
        {
            yield return movement;
        }
    }

    private static string Shares(StanceTotals totals)
    {
        var interval = WilsonInterval.Of(totals.Support, totals.Decided);
        return $"{Takes(totals, "")}, and {Are(totals.Undecided)} undecided: {Wording.Percent((double)totals.Support / totals.Decided)} of the decided ones support it "
            + $"(95 % interval {Wording.Percent(interval.Low)} to {Wording.Percent(interval.High)}).";
    }

    private static string Standings(IReadOnlyList<MapEntry> standings)
    {
        var counts = MapCounts.Of(standings);
        return $"Of {(standings.Count == 1 ? "1 actor" : $"{standings.Count} actors")} who were quoted at any time, "
            + $"{Takes(counts, " now")}, and of {Wording.Count(counts.Undecided)} the position is not decided.";
    }

    private static string Takes(StanceTotals totals, string when) =>
        $"{Do(totals.Support, "support")} the claim{when}, {Do(totals.Oppose, "oppose")} it, {Are(totals.Neutral)} neutral";

    private static string Do(long count, string verb) => count == 1 ? $"1 {verb}s" : $"{Wording.Count(count)} {verb}";

    private static string Are(long count) => count == 1 ? "1 is" : $"{Wording.Count(count)} are";

    /// <returns>Null where either time has too few to compare.</returns>
    private static string? Movement(IReadOnlyList<TrendPoint> days, DateOnly last)
    {
        var (late, early) = (Of(days, last.AddDays(1 - Days), last), Of(days, last.AddDays(1 - (2 * Days)), last.AddDays(-Days)));
        return late.Decided < FewestCompared || early.Decided < FewestCompared
            ? null
            : $"In the {Days} days to {ChartWords.Day(last)} {Wording.Percent((double)late.Support / late.Decided)} of {Wording.Count(late.Decided)} decided statements supported the claim, "
                + $"after {Wording.Percent((double)early.Support / early.Decided)} of {Wording.Count(early.Decided)} in the {Days} days before.";
    }

    private static StanceTotals Of(IReadOnlyList<TrendPoint> days, DateOnly from, DateOnly to) =>
        days.Where(day => day.Start >= from && day.Start <= to).Aggregate(StanceTotals.None, (sum, day) => sum + StanceTotals.Of(day));
}
