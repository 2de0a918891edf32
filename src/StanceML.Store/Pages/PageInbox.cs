using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Takes addresses in durably and hands them out to be fetched, each to one worker at a time.</summary>
/// <remarks>
/// A page that was begun and never ended is handed out again when its time is up; whatever is found twice is one article by its content.
/// Safe for concurrent use.
/// </remarks>
public sealed class PageInbox(StoreDatabase database)
{
    private const string Columns =
        "sequence, url, title, outlet, language, published, from_feed AS fromFeed, received, state, attempts, reason, finished, article";

    private const string CountPending = "SELECT COUNT(*) FROM page WHERE state = 'pending'";

    /// <summary>Accepts all of the pages or none.</summary>
    /// <remarks>A page that is pending or done stays as it is; one that failed is begun anew.</remarks>
    /// <param name="maxPending">How many pages may wait, these included.</param>
    /// <returns>One receipt per page, in order, once all are durable; null when too many wait.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(
        IReadOnlyList<PendingPage> pages, int maxPending, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(
                async transaction =>
                {
                    var receipts = await InsertAsync(transaction, pages).ConfigureAwait(false);
                    return Array.Exists(receipts, receipt => receipt.IsNew)
                        && await transaction.Connection!.ExecuteScalarAsync<int>(CountPending, transaction: transaction).ConfigureAwait(false) > maxPending
                        ? throw new InboxFullException()
                        : receipts;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (InboxFullException)
        {
            return null;
        }
    }

    /// <summary>Begins up to so many pages whose time has come, in order of it.</summary>
    /// <param name="lease">For so long no other worker gets them.</param>
    public Task<IReadOnlyList<PendingPage>> TakeAsync(int count, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var rows = (await transaction.Connection!.QueryAsync<PageRow>(
                    $"SELECT {Columns} FROM page WHERE state = 'pending' AND due <= @now ORDER BY due, sequence LIMIT @count {database.Engine.ForOneWorker}",
                    new { count, now = Now() },
                    transaction).ConfigureAwait(false)).AsList();
                var until = Now() + (long)lease.TotalMilliseconds;
                await transaction.Connection!.ExecuteAsync(
                    "UPDATE page SET attempts = attempts + 1, due = @until WHERE sequence = @Sequence",
                    rows.Select(row => new { row.Sequence, until }),
                    transaction).ConfigureAwait(false);
                return (IReadOnlyList<PendingPage>)[.. rows.Select(row => row.ToPage()).Select(page => page with { Attempts = page.Attempts + 1 })];
            },
            cancellationToken);

    /// <summary>Ends a page whose article was accepted.</summary>
    public Task EndAsync(string id, string article, CancellationToken cancellationToken) => UpdateAsync(
        "state = 'done', reason = NULL, finished = @now, article = @article", new { id, article, now = Now() }, cancellationToken);

    /// <summary>Ends a page that cannot be had.</summary>
    /// <param name="reason">For people.</param>
    public Task SetAsideAsync(string id, string reason, CancellationToken cancellationToken) => UpdateAsync(
        "state = 'failed', reason = @reason, finished = @now", new { id, reason = StorableText.Of(reason), now = Now() }, cancellationToken);

    /// <summary>Gives a page back that cannot be had now.</summary>
    /// <param name="counts">Whether the attempt was one.</param>
    public Task PutOffAsync(string id, string? reason, TimeSpan wait, bool counts, CancellationToken cancellationToken) => UpdateAsync(
        "due = @due, reason = @reason, attempts = attempts - @undone",
        new { id, due = Now() + (long)wait.TotalMilliseconds, reason = StorableText.Of(reason), undone = counts ? 0 : 1 },
        cancellationToken);

    /// <summary>Begins a failed page anew.</summary>
    /// <param name="id">Null for all that failed.</param>
    /// <returns>How many.</returns>
    public Task<int> RetryAsync(string? id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                $"""
                UPDATE page SET state = 'pending', attempts = 0, due = @now, reason = NULL, finished = NULL
                WHERE state = 'failed' {(id is null ? "" : "AND id = @id")}
                """,
                new { id = StorableText.Of(id), now = Now() },
                transaction),
            cancellationToken);

    /// <returns>Null when no such address was accepted.</returns>
    public Task<InboxPage?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QuerySingleOrDefaultAsync<PageRow>(
                $"SELECT {Columns} FROM page WHERE id = @id", new { id = StorableText.Of(id) }).ConfigureAwait(false))?.ToInboxPage(),
            cancellationToken);

    /// <summary>Lists pages in one state, the latest first.</summary>
    /// <param name="before">Sequence of the last one on the page before; null for the first page.</param>
    public Task<IReadOnlyList<InboxPage>> ListAsync(ArticleState state, long? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<InboxPage>)[.. (await connection.QueryAsync<PageRow>(
                ListSql(state), new { before = before ?? long.MaxValue, limit }).ConfigureAwait(false)).Select(row => row.ToInboxPage())],
            cancellationToken);

    internal static string ListSql(ArticleState state) => $"SELECT {Columns} FROM page WHERE {ArticleRow.LatestOf("page", state)}";

    private async Task<AcceptedArticle[]> InsertAsync(DbTransaction transaction, IReadOnlyList<PendingPage> pages)
    {
        var receipts = new AcceptedArticle[pages.Count];
        // In order of their ids: two deliveries of the same addresses would wait for each other.
        foreach (var index in Enumerable.Range(0, pages.Count).OrderBy(index => pages[index].Id, StringComparer.Ordinal))
        {
            receipts[index] = await InsertAsync(transaction, pages[index]).ConfigureAwait(false);
        }

        return receipts;
    }

    private async Task<AcceptedArticle> InsertAsync(DbTransaction transaction, PendingPage page)
    {
        var began = await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO page (id, url, title, outlet, language, published, from_feed, received, state, due)
            VALUES (@Id, @url, @title, @outlet, @language, @published, @IsFromFeed, @now, 'pending', @now)
            ON CONFLICT (id) DO UPDATE
            SET state = 'pending', attempts = 0, due = excluded.due, reason = NULL, finished = NULL WHERE page.state = 'failed'
            """,
            new
            {
                page.Id,
                url = StorableText.Of(page.Url),
                title = StorableText.Of(page.Title),
                outlet = StorableText.Of(page.Outlet),
                language = StorableText.Of(page.Language),
                published = page.Published?.ToUnixTimeMilliseconds(),
                page.IsFromFeed,
                now = Now(),
            },
            transaction).ConfigureAwait(false);
        if (began == 1)
        {
            return new AcceptedArticle(page.Id, ArticleState.Pending, IsNew: true);
        }

        var state = await transaction.Connection!.ExecuteScalarAsync<string>(
            "SELECT state FROM page WHERE id = @Id", new { page.Id }, transaction).ConfigureAwait(false);
        return new AcceptedArticle(page.Id, ArticleRow.StateOf(state!), IsNew: false);
    }

    private Task<int> UpdateAsync(string change, object values, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync($"UPDATE page SET {change} WHERE id = @id AND state = 'pending'", values, transaction),
            cancellationToken);

    private long Now() => database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
