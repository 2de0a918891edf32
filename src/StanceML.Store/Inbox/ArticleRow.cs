namespace StanceML.Store;

/// <summary>A row of the article table.</summary>
internal sealed class ArticleRow
{
    public long Sequence { get; init; }

    public required string Id { get; init; }

    public required string Text { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public long? Published { get; init; }

    public long Received { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public string? Reason { get; init; }

    public long? Finished { get; init; }

    public int Statements { get; init; }

    public static ArticleState StateOf(string word) => word switch
    {
        "pending" => ArticleState.Pending,
        "done" => ArticleState.Done,
        _ => ArticleState.Failed,
    };

    public static string WordOf(ArticleState state) => state switch
    {
        ArticleState.Pending => "pending",
        ArticleState.Done => "done",
        _ => "failed",
    };

    public static DateTimeOffset? TimeOf(long? milliseconds) =>
        milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    public Article ToArticle() => new(Id, Text)
    {
        Title = Title,
        Outlet = Outlet,
        Url = Url,
        Language = Language,
        Published = TimeOf(Published),
    };

    public InboxArticle ToInboxArticle() => new(
        ToArticle(), DateTimeOffset.FromUnixTimeMilliseconds(Received), StateOf(State), Attempts, Reason, TimeOf(Finished), Statements);
}
