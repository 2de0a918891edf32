using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace StanceML.Store;

/// <summary>Takes articles in durably and hands them out for analysis.</summary>
/// <remarks>
/// The key is the hash of the content: the same text again changes nothing. An article is begun by
/// <see cref="TakeAsync"/> and ends by <see cref="StatementStore.SaveAsync"/> or <see cref="SetAsideAsync"/>; whatever dies
/// in between, it is still pending and is taken again. Safe for concurrent use.
/// </remarks>
public sealed class ArticleInbox(StoreDatabase database)
{
    private const string Columns =
        "article.id, article.text, title, article.outlet, url, language, published, received, state, attempts, reason, finished";

    private const string CountPending = "SELECT COUNT(*) FROM article WHERE state = 'pending'";

    /// <summary>Accepts all of the articles or none.</summary>
    /// <param name="articles">Their ids are not read: content names them.</param>
    /// <param name="maxPending">How many articles may wait, these included.</param>
    /// <returns>One receipt per article, in order, once all are durable; null when the inbox is too full for the new ones.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(
        IReadOnlyList<Article> articles, int maxPending, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                List<AcceptedArticle> receipts = [];
                foreach (var article in articles)
                {
                    receipts.Add(await AcceptAsync(transaction, article).ConfigureAwait(false));
                }

                if (receipts.Exists(receipt => receipt.IsNew)
                    && await transaction.Connection!.ExecuteScalarAsync<int>(CountPending, transaction: transaction).ConfigureAwait(false) > maxPending)
                {
                    await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
                    return null;
                }

                return (IReadOnlyList<AcceptedArticle>)receipts;
            },
            cancellationToken);

    /// <summary>Begins up to so many pending articles: those never tried first, in order of arrival.</summary>
    /// <remarks>
    /// An article that was begun before and never ended may be what killed the process, so it is handed out alone, and after
    /// <paramref name="maxAttempts"/> it is set aside.
    /// </remarks>
    public Task<IReadOnlyList<Article>> TakeAsync(int count, int maxAttempts, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                await SetAsideUnendedAsync(transaction, maxAttempts).ConfigureAwait(false);
                var rows = (await transaction.Connection!.QueryAsync<ArticleRow>(
                    $"SELECT {Columns} FROM article WHERE state = 'pending' ORDER BY attempts, sequence LIMIT @count",
                    new { count },
                    transaction).ConfigureAwait(false)).AsList();
                var taken = rows.Count > 0 && rows[0].Attempts > 0 ? rows[..1] : rows.FindAll(row => row.Attempts == 0);
                await transaction.Connection!.ExecuteAsync(
                    "UPDATE article SET attempts = attempts + 1 WHERE id = @Id", taken, transaction).ConfigureAwait(false);
                return (IReadOnlyList<Article>)[.. taken.Select(row => row.ToArticle())];
            },
            cancellationToken);

    /// <summary>Undoes <see cref="TakeAsync"/> for articles whose analysis was not begun after all.</summary>
    public Task GiveBackAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "UPDATE article SET attempts = attempts - 1 WHERE id = @Id AND state = 'pending' AND attempts > 0",
                articles.Select(article => new { article.Id }),
                transaction),
            cancellationToken);

    /// <summary>Ends an article that cannot be analyzed.</summary>
    /// <param name="reason">For people; never the article's words.</param>
    public Task SetAsideAsync(string id, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "UPDATE article SET state = 'failed', reason = @reason, finished = @now WHERE id = @id AND state = 'pending'",
                new { id, reason, now = Now() },
                transaction),
            cancellationToken);

    /// <returns>Null when no such article was accepted.</returns>
    public Task<InboxArticle?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<ArticleRow>(
                    $"""
                    SELECT {Columns}, (SELECT COUNT(*) FROM statement WHERE statement.article = article.id) AS statements
                    FROM article WHERE id = @id
                    """,
                    new { id }).ConfigureAwait(false);
                return row?.ToInboxArticle();
            },
            cancellationToken);

    /// <returns>How many articles wait or are being analyzed.</returns>
    public Task<int> CountPendingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>(CountPending),
            cancellationToken);

    /// <summary>Reads an index and one row, however long the queue.</summary>
    public Task<InboxBacklog> ReadBacklogAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var (depth, oldest) = await connection.QuerySingleAsync<(int, long?)>(
                    $"""
                    SELECT ({CountPending}),
                           (SELECT received FROM article WHERE sequence = (SELECT MIN(sequence) FROM article WHERE state = 'pending'))
                    """).ConfigureAwait(false);
                return new InboxBacklog(depth, ArticleRow.TimeOf(oldest));
            },
            cancellationToken);

    /// <summary>Writes one row to learn whether the store can be written.</summary>
    /// <exception cref="StoreUnavailableException">It cannot.</exception>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "INSERT INTO write_probe (id, time) VALUES (1, @now) ON CONFLICT (id) DO UPDATE SET time = excluded.time",
                new { now = Now() },
                transaction),
            cancellationToken);

    private async Task<AcceptedArticle> AcceptAsync(SqliteTransaction transaction, Article article)
    {
        var id = ContentHash.Of(article.Text);
        var inserted = await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO article (id, text, title, outlet, url, language, published, received, state)
            VALUES (@id, @Text, @Title, @Outlet, @Url, @Language, @published, @received, 'pending')
            ON CONFLICT (id) DO NOTHING
            """,
            new
            {
                id,
                article.Text,
                article.Title,
                article.Outlet,
                article.Url,
                article.Language,
                published = article.Published?.ToUnixTimeMilliseconds(),
                received = Now(),
            },
            transaction).ConfigureAwait(false);
        if (inserted == 1)
        {
            return new AcceptedArticle(id, ArticleState.Pending, IsNew: true);
        }

        var state = await transaction.Connection!.ExecuteScalarAsync<string>(
            "SELECT state FROM article WHERE id = @id", new { id }, transaction).ConfigureAwait(false);
        return new AcceptedArticle(id, ArticleRow.StateOf(state!), IsNew: false);
    }

    private Task<int> SetAsideUnendedAsync(SqliteTransaction transaction, int maxAttempts) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE article
            SET state = 'failed', finished = @now, reason = 'its analysis was begun ' || attempts || ' times and never ended'
            WHERE state = 'pending' AND attempts >= @maxAttempts
            """,
            new { now = Now(), maxAttempts },
            transaction);

    private long Now() => database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
