namespace StanceML.Training;

/// <summary>How right the surest answers are, as more and more of them count (El-Yaniv and Wiener, JMLR 2010).</summary>
internal static class RiskCoverage
{
    /// <summary>One point for each percent of coverage is as fine as a curve can be read.</summary>
    private const int Steps = 100;

    /// <param name="sorted">From the least sure answer to the surest.</param>
    /// <returns>From the surest answers to all of them; the last point covers every row.</returns>
    public static IReadOnlyList<CoveragePoint> Curve(IReadOnlyList<(double Confidence, bool IsRight)> sorted)
    {
        var points = new List<CoveragePoint>();
        foreach (var (covered, accuracy, confidence) in Prefixes(sorted))
        {
            var isNext = points.Count == 0 || (long)covered * Steps / sorted.Count > (long)Math.Round(points[^1].Coverage * sorted.Count) * Steps / sorted.Count;
            if (isNext || covered == sorted.Count)
            {
                points.Add(new CoveragePoint((double)covered / sorted.Count, accuracy, confidence));
            }
        }

        return points;
    }

    /// <summary>Mean over all coverages of the accuracy of what is covered; 1 less this is the area under the risk–coverage curve.</summary>
    /// <param name="sorted">From the least sure answer to the surest.</param>
    /// <returns>0 to 1; 0 without answers.</returns>
    public static double Area(IReadOnlyList<(double Confidence, bool IsRight)> sorted)
    {
        var (sum, before) = (0.0, 0);
        foreach (var (covered, accuracy, _) in Prefixes(sorted))
        {
            sum += (covered - before) * accuracy;
            before = covered;
        }

        return sorted.Count == 0 ? 0 : sum / sorted.Count;
    }

    /// <summary>The surest answers, as many as any threshold can let through: equally sure ones stand or fall together.</summary>
    private static IEnumerable<(int Covered, double Accuracy, double Confidence)> Prefixes(IReadOnlyList<(double Confidence, bool IsRight)> sorted)
    {
        var right = 0;
        for (var i = sorted.Count - 1; i >= 0; i--)
        {
            right += sorted[i].IsRight ? 1 : 0;
            var covered = sorted.Count - i;
            if (i == 0 || sorted[i - 1].Confidence < sorted[i].Confidence)
            {
                yield return (covered, (double)right / covered, sorted[i].Confidence);
            }
        }
    }
}
