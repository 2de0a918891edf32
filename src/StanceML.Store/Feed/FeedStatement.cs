namespace StanceML.Store;

/// <summary>A statement of the feed.</summary>
/// <param name="Record">Of a correction, what the statement says since; where a reviewer says that it is none, what it said, with the outcome <c>rejected</c>.</param>
public sealed record FeedStatement(FeedPosition Position, StatementKey Key, StatementRecord Record, StatementSource Source) : FeedItem(Position)
{
    /// <summary>When a reviewer's decision, or the undoing of one, changed what it says; null for a new statement.</summary>
    public DateTimeOffset? Corrected { get; init; }

    public override FeedKind Kind => Corrected is null ? FeedKind.Statements : FeedKind.Corrected;

    public bool IsRejected => Corrected is not null && Record.Reviewed?.Outcome == ReviewedRecord.Rejected;
}
