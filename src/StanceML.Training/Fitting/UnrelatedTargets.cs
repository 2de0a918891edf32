namespace StanceML.Training;

/// <summary>
/// Teaches a model for targets of any kind that a statement which does not speak of a target takes no side on it: texts
/// paired with targets of other rows that they do not name. (VAST's authors made their neutral rows so; Allaway and McKeown, EMNLP 2020.)
/// </summary>
internal static class UnrelatedTargets
{
    /// <summary>With fewer targets a model is asked about those alone, and such pairs would not come up.</summary>
    private const int FewestTargets = 50;

    /// <summary>Pairs made, against rows.</summary>
    private const double Share = 0.4;

    /// <param name="rows">Rows with a stance.</param>
    /// <param name="isFree">Whether a target is any text, not one of the catalogue.</param>
    /// <returns>Rows of those texts, in row order, not yet checked for the target's words; none for data with few targets or without a neutral label.</returns>
    public static IEnumerable<LabelledRow> Pair(IReadOnlyList<LabelledRow> rows, Func<string, bool> isFree, int seed)
    {
        var free = rows.Where(row => row.Target is { } target && isFree(target)).ToList();
        if (free.Select(row => row.Target).Distinct(StringComparer.Ordinal).Count() < FewestTargets
            || !free.Exists(row => row.Stance == Labels.Neutral))
        {
            yield break;
        }

        var random = new Random(seed);
        foreach (var row in free)
        {
            var other = free[random.Next(free.Count)];
            if (random.NextDouble() < Share)
            {
                yield return row with { Id = $"{row.Id}-unrelated", Target = other.Target, TargetSpan = null, Stance = Labels.Neutral };
            }
        }
    }
}
