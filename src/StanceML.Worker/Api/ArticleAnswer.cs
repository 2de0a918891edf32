using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/articles/{id}</c> answers: what became of the article, without its text.</summary>
/// <param name="State"><c>pending</c>, <c>done</c> or <c>failed</c>; <c>fetching</c> for an address whose page is not here yet.</param>
/// <param name="Reason">Why it failed, or why it waits; null when all is well.</param>
internal sealed record ArticleAnswer(
    string Id,
    string State,
    string? Reason,
    int Attempts,
    int Statements,
    DateTimeOffset Received,
    DateTimeOffset? Finished,
    string? Title,
    string? Outlet,
    string? Url,
    DateTimeOffset? Published,
    string? Language)
{
    public const string Fetching = "fetching";

    public static ArticleAnswer Of(InboxArticle found) => new(
        found.Article.Id,
        StatementRecords.Word(found.State),
        found.Reason,
        found.Attempts,
        found.Statements,
        found.Received,
        found.Finished,
        found.Article.Title,
        found.Article.Outlet,
        found.Article.Url,
        found.Article.Published,
        found.Article.Language);

    public static ArticleAnswer Of(ListedArticle found) => new(
        found.Id,
        StatementRecords.Word(found.State),
        found.Reason,
        found.Attempts,
        found.Statements,
        found.Received,
        found.Finished,
        found.Title,
        found.Outlet,
        found.Url,
        found.Published,
        found.Language);

    public static ArticleAnswer Of(InboxPage found) => new(
        found.Article ?? found.Page.Id,
        found.State == ArticleState.Pending ? Fetching : StatementRecords.Word(found.State),
        found.Reason,
        found.Page.Attempts,
        Statements: 0,
        found.Received,
        found.Finished,
        found.Page.Title,
        found.Page.Outlet,
        found.Page.Url,
        found.Page.Published,
        found.Page.Language);
}
