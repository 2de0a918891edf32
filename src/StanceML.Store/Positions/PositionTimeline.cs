namespace StanceML.Store;

/// <summary>Finds where somebody stands, since when, and when that moved, from how many statements took which stance on each day.</summary>
/// <remarks>
/// The position on a day is the stance that most of the latest statements took: those of that day, and of as many days before it as five statements
/// need. A tie leaves the position where it was; without one, the stance of the day itself decides, then support before oppose before neutral.
/// Only decided statements count, and one of each story: forty copies of a report are one occasion.
/// </remarks>
internal static class PositionTimeline
{
    /// <summary>One statement can be a slip of the model or of the tongue; five of a government take days to months.</summary>
    private const int MinStatements = 5;

    private static readonly string[] Stances = ["support", "oppose", "neutral"];

    /// <param name="days">In ascending order, each with one statement at least.</param>
    /// <returns>The first position and each that differs from the one before, with its day.</returns>
    public static IReadOnlyList<(int Day, string Stance)> Of(IReadOnlyList<StanceDay> days)
    {
        List<(int Day, string Stance)> positions = [];
        for (var last = 0; last < days.Count; last++)
        {
            var former = positions.Count > 0 ? positions[^1].Stance : null;
            var stance = Most(days, last, former);
            if (stance != former)
            {
                positions.Add((days[last].Day, stance));
            }
        }

        return positions;
    }

    private static string Most(IReadOnlyList<StanceDay> days, int last, string? former)
    {
        var latest = days[last];
        for (var i = last - 1; i >= 0 && latest.Sum < MinStatements; i--)
        {
            latest = latest.With(days[i]);
        }

        return Stances
            .OrderByDescending(latest.Of)
            .ThenByDescending(stance => stance == former)
            .ThenByDescending(days[last].Of)
            .First();
    }
}
