namespace StanceML.Store;

/// <summary>A row of the page table.</summary>
internal sealed class PageRow
{
    public long Sequence { get; init; }

    public required string Url { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Language { get; init; }

    public long? Published { get; init; }

    public bool FromFeed { get; init; }

    public long Received { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public string? Reason { get; init; }

    public long? Finished { get; init; }

    public string? Article { get; init; }

    public PendingPage ToPage() => new(Url)
    {
        Title = Title,
        Outlet = Outlet,
        Language = Language,
        Published = ArticleRow.TimeOf(Published),
        IsFromFeed = FromFeed,
        Attempts = Attempts,
    };

    public InboxPage ToInboxPage() => new(
        Sequence, ToPage(), DateTimeOffset.FromUnixTimeMilliseconds(Received), ArticleRow.StateOf(State), Reason, ArticleRow.TimeOf(Finished), Article);
}
