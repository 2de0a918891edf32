namespace StanceML.Store;

/// <summary>A piece of the feed.</summary>
/// <param name="Items">Those that fit, in the order of the feed; may be none although more follows.</param>
/// <param name="Last">Where the next piece begins: everything up to here was looked at.</param>
/// <param name="HasMore">Whether more was committed already.</param>
public sealed record FeedPage(IReadOnlyList<FeedItem> Items, FeedPosition Last, bool HasMore)
{
    public IReadOnlyList<FeedStatement> Statements => [.. Items.OfType<FeedStatement>()];
}
