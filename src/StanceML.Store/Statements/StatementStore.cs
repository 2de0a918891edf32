using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Keeps the statements found in accepted articles, each exactly once. Safe for concurrent use.</summary>
public sealed class StatementStore(StoreDatabase database)
{
    /// <summary>Stores the statements of articles and ends those articles, in one transaction.</summary>
    /// <returns>How many articles this call ended; one that had ended before keeps what it has.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written; the articles stay pending.</exception>
    public Task<int> SaveAsync(IReadOnlyList<AnalyzedArticle> articles, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var ended = 0;
                using var writer = new StatementWriter(transaction);
                foreach (var article in articles)
                {
                    ended += await EndAsync(transaction, writer, article).ConfigureAwait(false) ? 1 : 0;
                }

                return ended;
            },
            cancellationToken);

    /// <summary>Lists statements, newest article first.</summary>
    /// <param name="after">The key that the previous page gave; null for the first page.</param>
    /// <param name="limit">At least 1.</param>
    public Task<StatementPage> ListAsync(StatementFilter filter, StatementKey? after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var (sql, values) = StatementQuery.Build(filter, after, limit + 1);
                var rows = (await connection.QueryAsync<StatementRow>(new CommandDefinition(sql, values, cancellationToken: cancellationToken))
                    .ConfigureAwait(false)).AsList();
                var statements = rows.Take(limit).Select(row => row.ToStatement()).ToList();
                return new StatementPage(statements, rows.Count > limit ? statements[^1].Key : null);
            },
            cancellationToken);

    /// <returns>Every statement of one article, in text order.</returns>
    public async Task<IReadOnlyList<StoredStatement>> OfArticleAsync(string articleId, CancellationToken cancellationToken) =>
        (await ListAsync(new StatementFilter { Article = articleId }, after: null, int.MaxValue - 1, cancellationToken).ConfigureAwait(false)).Statements;

    /// <returns>What the filters can be set to.</returns>
    public Task<StatementChoices> ChoicesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => new StatementChoices(
                [.. await connection.QueryAsync<string>("SELECT DISTINCT question FROM statement_target ORDER BY question").ConfigureAwait(false)],
                [.. await connection.QueryAsync<string>("SELECT DISTINCT actor FROM statement WHERE actor IS NOT NULL ORDER BY actor").ConfigureAwait(false)]),
            cancellationToken);

    private async Task<bool> EndAsync(DbTransaction transaction, StatementWriter writer, AnalyzedArticle analyzed)
    {
        var place = await transaction.Connection!.QuerySingleOrDefaultAsync<ArticlePlace>(
            """
            UPDATE article SET state = 'done', reason = NULL, finished = @now, lease_owner = NULL, lease_until = NULL
            WHERE id = @Id AND state = 'pending'
            RETURNING sequence, outlet, published, received
            """,
            new { analyzed.Article.Id, now = database.Clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction).ConfigureAwait(false);
        if (place is null)
        {
            return false;
        }

        foreach (var record in analyzed.Statements)
        {
            writer.Write(analyzed.Article, place, record);
        }

        return true;
    }
}
