namespace StanceML.Store;

/// <summary>A row of the article table.</summary>
internal sealed class ArticleRow : ListedArticleRow
{
    public required string Text { get; init; }

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
