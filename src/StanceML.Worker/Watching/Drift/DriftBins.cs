namespace StanceML.Worker;

/// <summary>Ten bins that hold a tenth of a reference each. Immutable.</summary>
internal sealed class DriftBins
{
    private const int Count = 10;

    private readonly double[] _edges;

    /// <param name="reference">At least one value.</param>
    public DriftBins(IEnumerable<double> reference)
    {
        var sorted = reference.Order().ToArray();
        _edges = [.. Enumerable.Range(1, Count - 1).Select(decile => sorted[sorted.Length * decile / Count])];
        Reference = CountIn(sorted);
    }

    /// <summary>How many values of the reference lie in each bin: not quite a tenth where many are the same.</summary>
    public IReadOnlyList<int> Reference { get; }

    /// <returns>How many of the values lie in each bin.</returns>
    public IReadOnlyList<int> CountIn(IEnumerable<double> values)
    {
        var counts = new int[Count];
        foreach (var value in values)
        {
            var found = Array.BinarySearch(_edges, value);
            counts[found < 0 ? ~found : found + 1]++;
        }

        return counts;
    }
}
