namespace StanceML.Training;

/// <summary>Percentile bootstrap intervals that draw whole groups, because rows of one group are alike.</summary>
public static class Bootstrap
{
    private const int Draws = 1000;

    /// <param name="statistic">Computes the value from a list of row indices.</param>
    /// <param name="groups">One per row.</param>
    public static Figure Interval(string name, IReadOnlyList<string> groups, Func<IReadOnlyList<int>, double> statistic, int seed) =>
        groups.Count == 0
            ? new Figure(name, 0, 0, 0, 0) { Groups = 0 }
            : Interval(name, statistic([.. Enumerable.Range(0, groups.Count)]), Draw(groups, seed).Select(statistic), groups.Count, CountOf(groups));

    /// <param name="drawn">The value in each draw.</param>
    /// <param name="n">How many rows the value rests on.</param>
    /// <param name="groups">How many were drawn from; null when something else than groups was drawn.</param>
    public static Figure Interval(string name, double value, IEnumerable<double> drawn, int n, int? groups)
    {
        var values = drawn.ToArray();
        Array.Sort(values);
        return values.Length == 0
            ? new Figure(name, value, value, value, n) { Groups = groups }
            : new Figure(name, value, values[(int)(values.Length * 0.025)], values[(int)(values.Length * 0.975)], n) { Groups = groups };
    }

    /// <summary>
    /// An interval for a value that chance moves up, as it widens the gaps that a calibration error adds up. Drawing rows again does so once
    /// more: the draws are shifted so that their mean is the value. And up to the noise of the value is chance itself: the interval goes down by it.
    /// </summary>
    /// <param name="value">At least 0.</param>
    /// <param name="noise">What chance alone makes of a true value of 0.</param>
    /// <param name="drawn">The value in each draw.</param>
    /// <param name="n">How many rows the value rests on.</param>
    /// <param name="groups">How many were drawn from.</param>
    public static Figure BiasedInterval(string name, double value, double noise, IEnumerable<double> drawn, int n, int groups)
    {
        var values = drawn.ToList();
        var shift = values.Count == 0 ? 0 : value - values.Average();
        var centered = Interval(name, value, values.Select(one => Math.Max(0, one + shift)), n, groups);
        return centered with { Low = Math.Max(0, centered.Low - noise) };
    }

    public static int CountOf(IEnumerable<string> groups) => groups.Distinct(StringComparer.Ordinal).Count();

    /// <summary>Draws as many groups as there are, with replacement, a thousand times.</summary>
    /// <param name="groups">One per row.</param>
    /// <returns>Row indices, in a list that the next draw overwrites; nothing without rows.</returns>
    public static IEnumerable<IReadOnlyList<int>> Draw(IReadOnlyList<string> groups, int seed)
    {
        var members = groups
            .Select((group, row) => (group, row))
            .GroupBy(pair => pair.group, pair => pair.row, StringComparer.Ordinal)
            .Select(rows => rows.ToArray())
            .ToArray();
        var random = new Random(seed);
        var drawn = new List<int>(groups.Count);
        for (var draw = 0; draw < Draws && members.Length > 0; draw++)
        {
            drawn.Clear();
            for (var i = 0; i < members.Length; i++)
            {
                drawn.AddRange(members[random.Next(members.Length)]);
            }

            yield return drawn;
        }
    }

    /// <summary>Accuracy, macro-F1 and, for stance, F_avg with their intervals.</summary>
    public static IReadOnlyList<Figure> Classification(
        IReadOnlyList<string> labels, IReadOnlyList<(int Gold, int Predicted)> pairs, IReadOnlyList<string> groups, int seed)
    {
        var all = Confusion.Of(labels, pairs);
        var drawn = Draw(groups, seed).Select(rows => Confusion.Of(labels, rows.Select(row => pairs[row]))).ToList();
        Figure Of(string name, Func<Confusion, double> value) => Interval(name, value(all), drawn.Select(value), pairs.Count, CountOf(groups));

        var figures = new List<Figure> { Of("accuracy", c => c.Accuracy), Of("macro-F1", c => c.MacroF1) };
        if (all.FAvg is not null)
        {
            figures.Add(Of("F_avg", c => c.FAvg ?? 0));
        }

        return figures;
    }
}
