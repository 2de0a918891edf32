namespace StanceML.Store;

/// <summary>A feed and how reading it goes.</summary>
/// <param name="Title">As the feed names itself; null before it was read.</param>
/// <param name="ETag">What the server gave to ask whether anything changed; so is <paramref name="LastModified"/>.</param>
/// <param name="Due">Not read before.</param>
/// <param name="Read">When it was last read without a problem; null for never.</param>
/// <param name="Failures">Since then.</param>
/// <param name="Reason">Of the last failure; null when the last reading went well.</param>
/// <param name="Items">How many items were taken and are remembered.</param>
public sealed record FeedState(
    string Url, string? Title, string? ETag, string? LastModified, DateTimeOffset Due, DateTimeOffset? Read, int Failures, string? Reason, int Items)
{
    /// <summary>Name of the key that added it; null for one of a worker's options.</summary>
    public string? AddedBy { get; init; }
}
