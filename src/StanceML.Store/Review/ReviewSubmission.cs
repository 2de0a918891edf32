namespace StanceML.Store;

/// <summary>A decision as it comes in.</summary>
/// <param name="Kind">All but <see cref="ReviewKind.Undo"/>, which has a way of its own.</param>
public sealed record ReviewSubmission(StatementKey Statement, ReviewKind Kind)
{
    /// <summary>Of a <see cref="ReviewKind.Correct"/>.</summary>
    public ReviewCorrection? Correction { get; init; }

    /// <summary>Why, for people; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it also counts for the same words in the wire copies of the article, those that come in later among them. A blind opinion counts for its own statement alone.</summary>
    public bool Copies { get; init; }
}
