namespace StanceML.Store;

/// <summary>An address that new and corrected statements, changes of position, or both are sent to.</summary>
/// <param name="Kinds">What is sent: <see cref="FeedKind.Statements"/> with their corrections, <see cref="FeedKind.Changes"/>, or both.</param>
/// <param name="Filter">Which of them; of changes, what can be asked of those.</param>
/// <param name="Delivered">Everything up to here were delivered or set aside.</param>
/// <param name="BatchEnd">The end of the batch that is being sent; null for none.</param>
/// <param name="Attempts">To send that batch.</param>
/// <param name="Due">Not tried before.</param>
/// <param name="Problem">Of the last attempt; null when it went well.</param>
public sealed record Webhook(
    string Id,
    string Url,
    IReadOnlyList<FeedKind> Kinds,
    StatementFilter Filter,
    DateTimeOffset Created,
    FeedPosition Delivered,
    FeedPosition? BatchEnd,
    int Attempts,
    DateTimeOffset Due,
    string? Problem)
{
    /// <summary>What that batch holds; null for none.</summary>
    public FeedKind? BatchKind { get; init; }

    public FeedFilter Follows => new()
    {
        Statements = Kinds.Contains(FeedKind.Statements) ? Filter : null,
        Changes = Kinds.Contains(FeedKind.Changes) ? PositionFilter.Of(Filter) : null,
    };

    /// <summary>What its batches are signed with. Shown to nobody after it was made.</summary>
    public required string Secret { get; init; }

    /// <summary>Names everything between two places of the feed for this webhook: the same whenever and by whomever it is sent.</summary>
    public string BatchId(FeedPosition end) => $"msg_{Id}_{end}";
}
