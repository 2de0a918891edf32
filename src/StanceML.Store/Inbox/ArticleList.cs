using Dapper;

namespace StanceML.Store;

/// <summary>Lists accepted articles by what became of them. Safe for concurrent use.</summary>
public sealed class ArticleList(StoreDatabase database)
{
    private const string Columns = $"sequence, id, title, {ArticleOpening.Column}, outlet, url, language, published, received, state, attempts, reason, finished";

    /// <summary>Lists articles in one state, the latest first.</summary>
    /// <param name="before">Sequence of the last one on the page before; null for the first page.</param>
    public Task<IReadOnlyList<ListedArticle>> ListAsync(ArticleState state, long? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<ListedArticle>)[.. (await connection.QueryAsync<ListedArticleRow>(
                Sql(state), new { before = before ?? long.MaxValue, limit }).ConfigureAwait(false)).Select(row => row.ToListed())],
            cancellationToken);

    internal static string Sql(ArticleState state) =>
        $"""
        SELECT {Columns}, (SELECT COUNT(*) FROM statement WHERE statement.id >= {StatementId.FirstOf("sequence")} AND statement.id < {StatementId.FirstOf("(sequence + 1)")}) AS statements
        FROM article WHERE {ArticleRow.LatestOf("article", state)}
        """;
}
