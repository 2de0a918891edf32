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

    /// <summary>SQL of which rows of a table of articles or pages are in a state, the latest first: up to <c>@limit</c> from before <c>@before</c>.</summary>
    /// <remarks>
    /// What waits is found in the index of what waits, which has another order. With the sums no engine takes that of the table instead, and looks
    /// through all that has ended.
    /// </remarks>
    public static string LatestOf(string table, ArticleState state) => state == ArticleState.Pending
        ? $"sequence IN (SELECT sequence FROM {table} WHERE state = 'pending' AND sequence + 0 < @before ORDER BY sequence + 0 DESC LIMIT @limit) ORDER BY sequence DESC"
        : $"state = '{WordOf(state)}' AND sequence < @before ORDER BY sequence DESC LIMIT @limit";

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
