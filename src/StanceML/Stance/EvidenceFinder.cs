namespace StanceML;

/// <summary>Picks the words that moved a judgment: runs of units that speak for the answer, strongest first.</summary>
internal static class EvidenceFinder
{
    private const int MaxSpans = 3;

    /// <summary>A run must carry at least this share of the strongest run's weight.</summary>
    private const double MinShare = 0.25;

    private const int MaxFunctionLetters = 3;

    /// <summary>Longer runs say nothing about which word it was.</summary>
    private const int MaxUnits = 8;

    public static IEnumerable<Evidence> Find(TextModel model, FeatureVector features, string label, string target)
    {
        var runs = Runs(model.Explain(features, label), features)
            .OrderByDescending(run => run.Weight)
            .Take(MaxSpans)
            .ToList();
        return runs
            .Where(run => run.Weight >= runs[0].Weight * MinShare)
            .OrderBy(run => run.Span)
            .Select(run => new Evidence(target, run.Span, label, run.Weight));
    }

    private static IEnumerable<(TextSpan Span, double Weight)> Runs(double[] weights, FeatureVector features)
    {
        // Under the mean positive weight a unit only joins; it never starts evidence.
        var positive = weights.Where(weight => weight > 0).DefaultIfEmpty(0).Average();
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= positive || !IsTelling(features, i))
            {
                continue;
            }

            var end = i + 1;
            while (end < weights.Length && end - i < MaxUnits && weights[end] > positive / 2 && features.Units[end].Start - features.Units[end - 1].End <= 1)
            {
                end++;
            }

            while (!IsTelling(features, end - 1))
            {
                end--;
            }

            yield return (new TextSpan(features.Units[i].Start, features.Units[end - 1].End), weights[i..end].Sum());
            i = end - 1;
        }
    }

    /// <summary>Marks and short words outside the lexicons explain nothing to a reader, whatever they weigh.</summary>
    private static bool IsTelling(FeatureVector features, int unit)
    {
        var read = features.Read[unit];
        return read.Role != WordRole.None || (read.IsWord && ((read.Stance | read.Tone) != 0 || features.Units[unit].Length > MaxFunctionLetters));
    }
}
