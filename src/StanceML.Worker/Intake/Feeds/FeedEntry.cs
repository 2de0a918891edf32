namespace StanceML.Worker;

/// <summary>One item of a feed.</summary>
/// <param name="Key">Names the item within its feed.</param>
/// <param name="Link">http or https; null when it has none.</param>
/// <param name="Html">The whole article where the feed carries it; null for a teaser.</param>
internal sealed record FeedEntry(string Key, string? Link, string? Title, DateTimeOffset? Published, string? Html);
