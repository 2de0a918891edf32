namespace StanceML.Store;

/// <summary>A change of position of the feed, as it was found; what came in later may have moved or undone it.</summary>
public sealed record FeedChange(FeedPosition Position, PositionChange Change) : FeedItem(Position)
{
    public override FeedKind Kind => FeedKind.Changes;
}
