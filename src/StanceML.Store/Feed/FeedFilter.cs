namespace StanceML.Store;

/// <summary>What of the feed somebody follows.</summary>
public sealed record FeedFilter
{
    /// <summary>Which statements, new or corrected; null for none.</summary>
    public StatementFilter? Statements { get; init; }

    /// <summary>Which changes of position; null for none.</summary>
    public PositionFilter? Changes { get; init; }
}
