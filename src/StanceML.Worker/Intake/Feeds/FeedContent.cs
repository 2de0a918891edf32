namespace StanceML.Worker;

/// <summary>What a feed carries now.</summary>
/// <param name="Title">As the feed names itself; null when it does not.</param>
internal sealed record FeedContent(string? Title, IReadOnlyList<FeedEntry> Entries);
