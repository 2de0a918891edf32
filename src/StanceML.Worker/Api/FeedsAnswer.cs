using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/feeds</c> answers.</summary>
internal sealed record FeedsAnswer(IReadOnlyList<FeedsAnswer.Feed> Feeds)
{
    public static FeedsAnswer Of(IReadOnlyList<FeedState> feeds) => new(
        [.. feeds.Select(feed => new Feed(feed.Url, feed.Title, feed.Failures == 0 ? "well" : "failing", feed.Reason, feed.Failures, feed.Items, feed.Read, feed.Due, feed.AddedBy))]);

    /// <param name="State"><c>well</c>, or <c>failing</c> since the last time that it was read.</param>
    /// <param name="Reason">Of the last failure; null when the last reading went well.</param>
    /// <param name="Read">When it was last read without a problem; null for never.</param>
    /// <param name="Next">When it is read again, at the earliest.</param>
    /// <param name="AddedBy">Name of the key that added it; null for one that a worker was started with.</param>
    internal sealed record Feed(
        string Url, string? Title, string State, string? Reason, int Failures, int Items, DateTimeOffset? Read, DateTimeOffset Next, string? AddedBy);
}
