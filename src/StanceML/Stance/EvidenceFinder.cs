namespace StanceML;

/// <summary>Picks the words that moved a judgment: runs of units that speak for the answer, strongest first.</summary>
internal static class EvidenceFinder
{
    private const int MaxSpans = 3;

    /// <summary>A run must carry at least this share of the strongest run's weight.</summary>
    private const double MinShare = 0.25;

    /// <summary>Longer runs say nothing about which word it was.</summary>
    private const int MaxUnits = 8;

    public static IEnumerable<Evidence> Find(TextModel model, FeatureVector features, string label, string target)
    {
        var runs = Runs(model.Explain(features, label), features.Units)
            .OrderByDescending(run => run.Weight)
            .Take(MaxSpans)
            .ToList();
        return runs
            .Where(run => run.Weight >= runs[0].Weight * MinShare)
            .OrderBy(run => run.Span)
            .Select(run => new Evidence(target, run.Span, label, run.Weight));
    }

    private static IEnumerable<(TextSpan Span, double Weight)> Runs(double[] weights, List<TextSpan> units)
    {
        // Under the mean positive weight a unit only joins; it never starts evidence.
        var positive = weights.Where(weight => weight > 0).DefaultIfEmpty(0).Average();
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= positive)
            {
                continue;
            }

            var (end, sum) = (i + 1, weights[i]);
            while (end < weights.Length && end - i < MaxUnits && weights[end] > positive / 2 && units[end].Start - units[end - 1].End <= 1)
            {
                sum += weights[end++];
            }

            yield return (new TextSpan(units[i].Start, units[end - 1].End), sum);
            i = end - 1;
        }
    }
}
