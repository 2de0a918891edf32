namespace StanceML.Store;

/// <summary>Words that have to stand one after the other.</summary>
/// <param name="IsPrefix">Whether the last word may go on.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix)
{
    /// <summary>All that a single word may be whose beginning is given; null when that is not known.</summary>
    public IReadOnlyList<string>? Known { get; init; }
}
