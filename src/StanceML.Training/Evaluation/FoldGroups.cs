namespace StanceML.Training;

/// <summary>One held-out fold and, in an order drawn by lot, the groups outside it. A larger share holds every smaller one. Immutable.</summary>
internal sealed class FoldGroups
{
    private readonly int[][] _groups;

    public FoldGroups(IReadOnlyList<Example> examples, IReadOnlyList<int> foldOf, int fold, int seed)
    {
        Held = [.. Enumerable.Range(0, examples.Count).Where(row => foldOf[row] == fold && examples[row].IsMeasured)];
        _groups = [.. Enumerable.Range(0, examples.Count)
            .Where(row => foldOf[row] != fold)
            .GroupBy(row => examples[row].Group, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToArray())];
        new Random(seed).Shuffle(_groups);
    }

    /// <summary>Rows of the fold that are measured.</summary>
    public IReadOnlyList<int> Held { get; }

    /// <summary>How many groups a share comes to, one at least.</summary>
    public int GroupsAt(double share) => Math.Max(1, (int)Math.Round(share * _groups.Length));

    /// <summary>Their rows.</summary>
    public IEnumerable<int> At(double share) => _groups.Take(GroupsAt(share)).SelectMany(rows => rows);
}
