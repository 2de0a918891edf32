namespace StanceML.Store;

/// <summary>A decision that was made. It never changes; a later one takes it back.</summary>
/// <param name="Id">In the order of decisions.</param>
/// <param name="Statement">May have gone since.</param>
/// <param name="Article">Id.</param>
public sealed record ReviewDecision(long Id, StatementKey Statement, string Article, Reviewer Reviewer, DateTimeOffset Time, ReviewKind Kind)
{
    public required ReviewRound Round { get; init; }

    /// <summary>What the models had judged; null for an undoing.</summary>
    public ReviewVerdict? Machine { get; init; }

    /// <summary>What it is about. An article that is analyzed anew may have other words under the number of a statement.</summary>
    internal (StatementKey Statement, string? Text) Words => (Statement, Machine?.Text);

    /// <summary>What the reviewer holds; null for a skip or an undoing.</summary>
    public ReviewVerdict? Verdict { get; init; }

    public string? Note { get; init; }

    /// <summary>The decision that this one repeats for a wire copy; null for one of its own.</summary>
    public long? CopyOf { get; init; }

    /// <summary>Sequence of the first article of the story whose wire copies it counts for too, also those to come; null where it counts for its own statement alone.</summary>
    internal long? Story { get; init; }

    /// <summary>The decision that this one takes back.</summary>
    public long? Undoes { get; init; }

    /// <summary>The decision that took this one back; null while it counts.</summary>
    public long? UndoneBy { get; init; }

    /// <summary>Whether the statement was of the random control sample.</summary>
    public bool IsControl { get; init; }
}
