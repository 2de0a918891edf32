namespace StanceML.Training;

/// <summary>Cuts examples into folds so that no group stands in two.</summary>
public static class GroupFolds
{
    /// <summary>Largest groups first, each into the fold that is smallest so far; ties fall by the seed.</summary>
    /// <returns>For each example its fold, 0 to <paramref name="count"/> - 1.</returns>
    /// <exception cref="ArgumentException">There are fewer groups than folds.</exception>
    public static int[] Cut(IReadOnlyList<string> groups, int count, int seed)
    {
        var random = new Random(seed);
        var sizes = groups
            .GroupBy(group => group, StringComparer.Ordinal)
            .Select(group => (group.Key, Size: group.Count()))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Size, Tie: random.Next()))
            .OrderByDescending(group => group.Size)
            .ThenBy(group => group.Tie)
            .ToList();
        if (sizes.Count < count)
        {
            throw new ArgumentException($"found {sizes.Count} groups; cross-validation needs at least {count}", nameof(groups));
        }

        var filled = new int[count];
        var foldOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (group, size, _) in sizes)
        {
            var smallest = Array.IndexOf(filled, filled.Min());
            foldOf[group] = smallest;
            filled[smallest] += size;
        }

        return [.. groups.Select(group => foldOf[group])];
    }
}
