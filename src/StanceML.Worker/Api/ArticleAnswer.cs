using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/articles/{id}</c> answers: what became of the article, without its text.</summary>
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
}
