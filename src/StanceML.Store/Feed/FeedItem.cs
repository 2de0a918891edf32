namespace StanceML.Store;

/// <summary>Something that followers of the store hear of.</summary>
/// <param name="Position">Where the feed goes on after it.</param>
public abstract record FeedItem(FeedPosition Position)
{
    public abstract FeedKind Kind { get; }
}
