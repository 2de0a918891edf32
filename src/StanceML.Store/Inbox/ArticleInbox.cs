using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Takes articles in durably and hands them out for analysis.</summary>
/// <remarks>
/// The key is the hash of the content: the same text again changes nothing. An article is begun by
/// <see cref="TakeAsync"/> and ends by <see cref="StatementStore.SaveAsync"/> or <see cref="SetAsideAsync"/>; whatever dies
/// in between, it is still pending and is taken again: at once when the worker of a file starts anew, and when its lease has run
/// out where workers share a _database. U+0000 and lone surrogates are kept as U+FFFD. Safe for concurrent use.
/// </remarks>
public sealed class ArticleInbox
{
    /// <summary>Not begun, or begun by a worker whose time is up.</summary>
    private const string IsFree = "state = 'pending' AND (lease_until IS NULL OR lease_until <= @now)";

    private const string EndNow = "finished = @now, lease_owner = NULL, lease_until = NULL";

    private const string Columns =
        "article.sequence, article.id, article.text, title, article.outlet, url, language, published, received, state, attempts, reason, finished";

    private const string CountPending = "SELECT COUNT(*) FROM article WHERE state = 'pending'";

    /// <summary>The sum keeps an engine from looking for the least number among all articles: it reads the index of those that wait.</summary>
    internal const string Backlog =
        $"""
        SELECT ({CountPending}),
               (SELECT received FROM article WHERE sequence = (SELECT MIN(sequence + 0) FROM article WHERE state = 'pending'))
        """;

    /// <summary>One take in so many begins with what was begun before, should there be any: fresh articles never end where more come in than are analyzed.</summary>
    private const int TakesPerBegun = 8;

    private readonly StoreDatabase _database;
    private readonly ArticleWriter _writer;
    private readonly PendingCeiling _ceiling;
    private readonly DeliveryQueue _deliveries;
    private int _takes;

    public ArticleInbox(StoreDatabase database)
    {
        _database = database;
        _writer = new ArticleWriter(database);
        _ceiling = new PendingCeiling(database.Clock);
        _deliveries = new DeliveryQueue(AcceptTogetherAsync);
    }

    /// <summary>Accepts all of the articles or none.</summary>
    /// <remarks>Deliveries of the same moment share one write. A caller that is gone before its end may have been accepted.</remarks>
    /// <param name="articles">Their ids are not read: content names them.</param>
    /// <param name="maxPending">How many articles may wait, these included.</param>
    /// <returns>One receipt per article, in order, once all are durable; null when the inbox is too full for the new ones.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(
        IReadOnlyList<Article> articles, int maxPending, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var received = _database.Clock.GetUtcNow();
        return _deliveries.WriteAsync(new Delivery([.. articles.Select(article => new QueuedArticle(article, received))], maxPending)).WaitAsync(cancellationToken);
    }

    /// <summary>Begins up to so many pending articles: those never tried first, in order of arrival.</summary>
    /// <remarks>
    /// An article that was begun before and never ended may be what killed the process, so it is handed out alone, at the latest with every
    /// eighth call, and after <paramref name="maxAttempts"/> it is set aside. What one worker took no other gets before the lease is over.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The store cannot be written, or is a file that another worker takes from.</exception>
    public async Task<IReadOnlyList<Article>> TakeAsync(int count, int maxAttempts, CancellationToken cancellationToken)
    {
        var isBegunsTurn = Interlocked.Increment(ref _takes) % TakesPerBegun == 0;
        var taken = await _database.WriteAsync(
            async transaction =>
            {
                await EndLeasesOfTheDeadAsync(transaction).ConfigureAwait(false);
                await SetAsideUnendedAsync(transaction, maxAttempts).ConfigureAwait(false);
                var rows = isBegunsTurn ? await FreeAsync(transaction, minAttempts: 1, 1).ConfigureAwait(false) : [];
                if (rows.Count == 0)
                {
                    rows = await FreeAsync(transaction, minAttempts: 0, count).ConfigureAwait(false);
                }

                var taken = rows.Count > 0 && rows[0].Attempts > 0 ? rows[..1] : rows.FindAll(row => row.Attempts == 0);
                var until = LeaseEnd();
                await transaction.Connection!.ExecuteAsync(
                    "UPDATE article SET attempts = attempts + 1, lease_owner = @Worker, lease_until = @until WHERE id = @Id",
                    taken.Select(row => new { row.Id, _database.Worker, until }),
                    transaction).ConfigureAwait(false);
                return (IReadOnlyList<Article>)[.. taken.Select(row => row.ToArticle())];
            },
            cancellationToken).ConfigureAwait(false);
        _database.HasTaken = true;
        return taken;
    }

    /// <summary>Begins the lease of articles anew that were taken through this opening and did not end.</summary>
    /// <param name="ids">Those in hand. What a take brought whose answer never came is not: its lease runs out, and it is taken again.</param>
    public Task RenewAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? Task.CompletedTask
        : _database.WriteAsync(
            transaction =>
            {
                var until = LeaseEnd();
                return transaction.Connection!.ExecuteAsync(
                    "UPDATE article SET lease_until = @until WHERE id = @id AND state = 'pending' AND lease_owner = @Worker",
                    // In one order: two workers that wait for each other would never end.
                    ids.Order(StringComparer.Ordinal).Select(id => new { id, _database.Worker, until }),
                    transaction);
            },
            cancellationToken);

    /// <summary>Undoes <see cref="TakeAsync"/> for articles whose analysis was not begun after all; another worker's are left alone.</summary>
    public Task GiveBackAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                """
                UPDATE article SET attempts = attempts - 1, lease_owner = NULL, lease_until = NULL
                WHERE id = @Id AND state = 'pending' AND lease_owner = @Worker
                """,
                articles.Select(article => new { article.Id, _database.Worker }),
                transaction),
            cancellationToken);

    /// <summary>Ends an article that was taken and cannot be analyzed; one that is another worker's by now is left to it.</summary>
    /// <param name="reason">For people; never the article's words.</param>
    public Task SetAsideAsync(string id, string reason, CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => FailAsync(transaction, id, reason, "AND lease_owner = @Worker"), cancellationToken);

    /// <summary>Takes over articles whose analysis was begun once and never ended: each is handed out alone.</summary>
    /// <remarks>One that is in the store already keeps the state it has.</remarks>
    public Task AcceptBegunAsync(IReadOnlyList<QueuedArticle> articles, CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => _writer.InsertAsync(transaction, articles, attempts: 1), cancellationToken);

    /// <summary>Takes over an article that cannot be analyzed, and ends it.</summary>
    /// <param name="reason">For people; never the article's words.</param>
    public Task AcceptFailedAsync(QueuedArticle article, string reason, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            async transaction =>
            {
                var receipts = await _writer.InsertAsync(transaction, [article], attempts: 1).ConfigureAwait(false);
                return await FailAsync(transaction, receipts[0].Id, reason).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Has an article that ended analyzed again: one that failed, or one that is done, whose statements go.</summary>
    /// <returns>False when it waits already, or is not there.</returns>
    public Task<bool> RetryAsync(string id, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            async transaction =>
            {
                var place = await transaction.Connection!.QuerySingleOrDefaultAsync<ArticlePlace>(
                    $"""
                    UPDATE article SET state = 'pending', attempts = 0, reason = NULL, finished = NULL
                    WHERE id = @id AND state <> 'pending'
                    RETURNING {ArticlePlace.Columns}
                    """,
                    new { id = StorableText.Of(id) },
                    transaction).ConfigureAwait(false);
                if (place is null)
                {
                    return false;
                }

                var removal = new StatementRemoval(_database.Engine, transaction);
                await removal.RemoveAsync(place).ConfigureAwait(false);
                await removal.CountAsync().ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Has a failed article analyzed again.</summary>
    /// <param name="id">Null for all that failed.</param>
    /// <returns>How many.</returns>
    public Task<int> RetryFailedAsync(string? id, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                $"""
                UPDATE article SET state = 'pending', attempts = 0, reason = NULL, finished = NULL
                WHERE state = 'failed' {(id is null ? "" : "AND id = @id")}
                """,
                new { id = StorableText.Of(id) },
                transaction),
            cancellationToken);

    /// <returns>Null when no such article was accepted.</returns>
    public Task<InboxArticle?> FindAsync(string id, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            async connection =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<ArticleRow>(
                    $"""
                    SELECT {Columns}, (SELECT COUNT(*) FROM statement WHERE statement.id >= {StatementId.FirstOf("sequence")} AND statement.id < {StatementId.FirstOf("(sequence + 1)")}) AS statements
                    FROM article WHERE id = @id
                    """,
                    new { id = StorableText.Of(id) }).ConfigureAwait(false);
                return row?.ToInboxArticle();
            },
            cancellationToken);

    /// <returns>How many articles wait or are being analyzed.</returns>
    public Task<int> CountPendingAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>(CountPending),
            cancellationToken);

    /// <summary>Reads an index and one row, however long the queue.</summary>
    public Task<InboxBacklog> ReadBacklogAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(
            async connection =>
            {
                var (depth, oldest) = await connection.QuerySingleAsync<(int, long?)>(Backlog).ConfigureAwait(false);
                return new InboxBacklog(depth, ArticleRow.TimeOf(oldest));
            },
            cancellationToken);

    /// <summary>Writes one row to learn whether the store can be written.</summary>
    /// <exception cref="StoreUnavailableException">It cannot.</exception>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "INSERT INTO write_probe (id, time) VALUES (1, @now) ON CONFLICT (id) DO UPDATE SET time = excluded.time",
                new { now = Now() },
                transaction),
            cancellationToken);

    private Task<IReadOnlyList<IReadOnlyList<AcceptedArticle>?>> AcceptTogetherAsync(IReadOnlyList<Delivery> deliveries) =>
        _database.WriteAsync(
            async transaction =>
            {
                List<IReadOnlyList<AcceptedArticle>?> receipts = [];
                foreach (var delivery in deliveries)
                {
                    receipts.Add(await AcceptAsync(transaction, delivery).ConfigureAwait(false));
                }

                return (IReadOnlyList<IReadOnlyList<AcceptedArticle>?>)receipts;
            },
            CancellationToken.None);

    private async Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(DbTransaction transaction, Delivery delivery)
    {
        const string Before = "before_delivery";
        await transaction.SaveAsync(Before).ConfigureAwait(false);
        var receipts = await _writer.InsertAsync(transaction, delivery.Articles).ConfigureAwait(false);
        if (await IsOverfullAsync(transaction, receipts.Count(receipt => receipt.IsNew), delivery.MaxPending).ConfigureAwait(false))
        {
            await transaction.RollbackAsync(Before).ConfigureAwait(false);
            return null;
        }

        await transaction.ReleaseAsync(Before).ConfigureAwait(false);
        return receipts;
    }

    private async Task<List<ArticleRow>> FreeAsync(DbTransaction transaction, int minAttempts, int count) =>
        (await transaction.Connection!.QueryAsync<ArticleRow>(
            $"""
            SELECT {Columns} FROM article WHERE {IsFree} AND attempts >= @minAttempts
            ORDER BY attempts, sequence LIMIT @count {_database.Engine.ForOneWorker}
            """,
            new { minAttempts, count, now = Now() },
            transaction).ConfigureAwait(false)).AsList();

    /// <param name="fence">SQL of who may.</param>
    private Task<int> FailAsync(DbTransaction transaction, string id, string reason, string fence = "") => FailAsync(
        transaction,
        $"state = 'failed', reason = @reason, {EndNow} WHERE id = @id AND state = 'pending' {fence}",
        new { id, reason = StorableText.Of(reason), _database.Worker, now = Now() });

    /// <param name="change">SQL of what is set, and of which articles.</param>
    /// <returns>How many failed.</returns>
    private async Task<int> FailAsync(DbTransaction transaction, string change, object values)
    {
        var failed = (await transaction.Connection!.QueryAsync<long>($"UPDATE article SET {change} RETURNING sequence", values, transaction).ConfigureAwait(false)).AsList();
        await new StorySuccession(_database.Engine, transaction).HandOnAsync(failed).ConfigureAwait(false);
        return failed.Count;
    }

    /// <param name="more">Inserted in this transaction.</param>
    private async Task<bool> IsOverfullAsync(DbTransaction transaction, int more, int max)
    {
        if (more == 0 || _ceiling.HasRoom(more, max))
        {
            return false;
        }

        var pending = await transaction.Connection!.ExecuteScalarAsync<long>(CountPending, transaction: transaction).ConfigureAwait(false);
        _ceiling.Counted(pending);
        return pending > max;
    }

    private async Task EndLeasesOfTheDeadAsync(DbTransaction transaction)
    {
        if (_database.Engine.Claim() && !_database.HasTaken)
        {
            await transaction.Connection!.ExecuteAsync(
                "UPDATE article SET lease_owner = NULL, lease_until = NULL WHERE state = 'pending' AND lease_owner <> @Worker",
                new { _database.Worker },
                transaction).ConfigureAwait(false);
        }
    }

    private Task<int> SetAsideUnendedAsync(DbTransaction transaction, int maxAttempts) => FailAsync(
        transaction,
        $"""
        state = 'failed', reason = 'its analysis was begun ' || attempts || ' times and never ended', {EndNow}
        WHERE {IsFree} AND attempts >= @maxAttempts
        """,
        new { now = Now(), maxAttempts });

    private long LeaseEnd() => Now() + (long)_database.LeaseTime.TotalMilliseconds;

    private long Now() => _database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
