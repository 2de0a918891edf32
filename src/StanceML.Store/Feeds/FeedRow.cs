namespace StanceML.Store;

/// <summary>A row of the feed table.</summary>
internal sealed class FeedRow
{
    public required string Url { get; init; }

    public string? Title { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public long Due { get; init; }

    public long? Read { get; init; }

    public int Failures { get; init; }

    public string? Reason { get; init; }

    public int Items { get; init; }

    public string? AddedBy { get; init; }

    public FeedState ToFeed() => new(
        Url, Title, ETag, LastModified, DateTimeOffset.FromUnixTimeMilliseconds(Due), ArticleRow.TimeOf(Read), Failures, Reason, Items)
    {
        AddedBy = AddedBy,
    };
}
