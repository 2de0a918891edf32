namespace StanceML.Store;

/// <summary>A statement of the feed.</summary>
/// <param name="Position">Where the feed goes on after it.</param>
public sealed record FeedStatement(FeedPosition Position, StoredStatement Statement);
