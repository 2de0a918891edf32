namespace StanceML.Worker;

/// <summary>How far two distributions over the same bins are apart.</summary>
internal static class PopulationStability
{
    /// <summary>Keeps an empty bin from making the index infinite (Jeffreys' prior).</summary>
    private const double Prior = 0.5;

    /// <summary>The population stability index, Σ (p − q) · ln(p / q): 0 when alike, about 0.1 when they differ a little, over 0.25 when much.</summary>
    /// <remarks>Drawn from the same population it is still about (bins − 1) · (1 / n + 1 / m): 0.045 at 10 bins and 200 judgments.</remarks>
    /// <param name="reference">Counts by bin.</param>
    /// <param name="recent">Counts by the same bins.</param>
    public static double Of(IReadOnlyList<int> reference, IReadOnlyList<int> recent)
    {
        var (allReference, allRecent) = (Total(reference), Total(recent));
        var index = 0.0;
        for (var bin = 0; bin < reference.Count; bin++)
        {
            var p = (recent[bin] + Prior) / allRecent;
            var q = (reference[bin] + Prior) / allReference;
            index += (p - q) * Math.Log(p / q);
        }

        return index;
    }

    private static double Total(IReadOnlyList<int> counts) => counts.Sum() + (Prior * counts.Count);
}
