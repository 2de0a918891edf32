using Dapper;

namespace StanceML.Store;

/// <summary>Remembers of each feed what was read and when to read on. Safe for concurrent use.</summary>
public sealed class FeedStore(StoreDatabase database)
{
    /// <summary>Each costs a request now and then.</summary>
    public const int MaxAdded = 1_000;

    /// <summary>An item that its feed has not carried for so long will not come again.</summary>
    private static readonly TimeSpan KeepTime = TimeSpan.FromDays(90);

    private const string Columns =
        """
        url, title, etag, last_modified AS lastModified, due, read, failures, reason, added_by AS addedBy,
        (SELECT COUNT(*) FROM feed_item WHERE feed_item.feed = feed.url) AS items
        """;

    /// <summary>Makes these feeds known; those that are stay as they are.</summary>
    public Task AddAsync(IReadOnlyList<string> urls, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "INSERT INTO feed (url, due) VALUES (@url, 0) ON CONFLICT (url) DO NOTHING",
                urls.Order(StringComparer.Ordinal).Select(url => new { url }),
                transaction),
            cancellationToken);

    /// <summary>Adds a feed to those of the options; one that only options named before is due again.</summary>
    /// <param name="by">Name of the key that adds it.</param>
    /// <returns>False when it was added already; null when there are <see cref="MaxAdded"/> that were added.</returns>
    public Task<bool?> TryAddAsync(string url, string by, CancellationToken cancellationToken) =>
        database.WriteAsync<bool?>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM feed WHERE added_by IS NOT NULL", transaction: transaction).ConfigureAwait(false) >= MaxAdded
                    ? null
                    : await connection.ExecuteAsync(
                        """
                        INSERT INTO feed (url, due, added_by) VALUES (@url, 0, @by)
                        ON CONFLICT (url) DO UPDATE SET due = 0, added_by = excluded.added_by WHERE feed.added_by IS NULL
                        """,
                        new { url = StorableText.Of(url), by = StorableText.Of(by) },
                        transaction).ConfigureAwait(false) == 1;
            },
            cancellationToken);

    /// <summary>Forgets a feed that was added, and its items: should it be added again, they come again, and are the same articles.</summary>
    /// <returns>False when no such feed was added.</returns>
    public Task<bool> RemoveAsync(string url, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var values = new { url = StorableText.Of(url) };
                await transaction.Connection!.ExecuteAsync(
                    "DELETE FROM feed_item WHERE feed = @url AND EXISTS (SELECT 1 FROM feed WHERE url = @url AND added_by IS NOT NULL)", values, transaction).ConfigureAwait(false);
                return await transaction.Connection!.ExecuteAsync("DELETE FROM feed WHERE url = @url AND added_by IS NOT NULL", values, transaction).ConfigureAwait(false) == 1;
            },
            cancellationToken);

    /// <summary>Addresses to read: these, and those that were added. One of these that was forgotten is made known again.</summary>
    /// <param name="named">Of a worker's options.</param>
    /// <returns>Each once: first those named, then those added, in order of address.</returns>
    public async Task<IReadOnlyList<string>> ReadableAsync(IReadOnlyCollection<string> named, CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(
            async connection => (await connection.QueryAsync<(string Url, string? AddedBy)>(new CommandDefinition(
                "SELECT url, added_by FROM feed ORDER BY url", cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList(),
            cancellationToken).ConfigureAwait(false);
        if (named.Except(known.Select(feed => feed.Url), StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
        {
            await AddAsync(unknown, cancellationToken).ConfigureAwait(false);
        }

        return [.. named.Union(known.Where(feed => feed.AddedBy is not null).Select(feed => feed.Url), StringComparer.Ordinal)];
    }

    /// <returns>Addresses of those that were added, in order.</returns>
    public Task<IReadOnlyList<string>> AddedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<string>)[.. await connection.QueryAsync<string>(new CommandDefinition(
                "SELECT url FROM feed WHERE added_by IS NOT NULL ORDER BY url", cancellationToken: cancellationToken)).ConfigureAwait(false)],
            cancellationToken);

    /// <summary>Begins the one of these feeds whose time came first.</summary>
    /// <param name="lease">For so long no other worker gets it.</param>
    /// <returns>Null when none is due.</returns>
    public Task<FeedState?> TakeAsync(IReadOnlyList<string> urls, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var now = Now();
                var values = new DynamicParameters(new { now, until = now + (long)lease.TotalMilliseconds });
                foreach (var (index, one) in urls.Index())
                {
                    values.Add($"url{index}", one);
                }

                var url = await transaction.Connection!.ExecuteScalarAsync<string?>(
                    $"""
                    UPDATE feed SET due = @until
                    WHERE url = (SELECT url FROM feed WHERE url IN ({string.Join(", ", urls.Index().Select(one => $"@url{one.Index}"))}) AND due <= @now ORDER BY due, url LIMIT 1 {database.Engine.ForOneWorker})
                    RETURNING url
                    """,
                    values,
                    transaction).ConfigureAwait(false);
                return url is null ? null : (await transaction.Connection!.QuerySingleAsync<FeedRow>(
                    $"SELECT {Columns} FROM feed WHERE url = @url", new { url }, transaction).ConfigureAwait(false)).ToFeed();
            },
            cancellationToken);

    /// <returns>Those of the items that were never taken.</returns>
    public Task<IReadOnlyList<string>> NewAsync(string feed, IReadOnlyList<string> items, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var known = await connection.QueryAsync<string>("SELECT item FROM feed_item WHERE feed = @feed", new { feed }).ConfigureAwait(false);
                return (IReadOnlyList<string>)[.. items.Except(known, StringComparer.Ordinal)];
            },
            cancellationToken);

    /// <summary>Ends a reading: these items are taken, and the feed rests until then.</summary>
    /// <param name="read">What is known of the feed now; its items and failures are not read.</param>
    /// <param name="items">All that the feed carries now; none when it did not change.</param>
    public Task EndAsync(FeedState read, IReadOnlyList<string> items, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var now = Now();
                await transaction.Connection!.ExecuteAsync(
                    "INSERT INTO feed_item (feed, item, seen) VALUES (@Url, @item, @now) ON CONFLICT (feed, item) DO UPDATE SET seen = excluded.seen",
                    items.Order(StringComparer.Ordinal).Select(item => new { read.Url, item, now }),
                    transaction).ConfigureAwait(false);
                if (items.Count > 0)
                {
                    await transaction.Connection!.ExecuteAsync(
                        "DELETE FROM feed_item WHERE feed = @Url AND seen <= @old",
                        new { read.Url, old = now - (long)KeepTime.TotalMilliseconds },
                        transaction).ConfigureAwait(false);
                }

                return await transaction.Connection!.ExecuteAsync(
                    """
                    UPDATE feed SET title = @title, etag = @etag, last_modified = @lastModified, due = @due, read = @now, failures = 0, reason = NULL
                    WHERE url = @Url
                    """,
                    new
                    {
                        read.Url,
                        title = StorableText.Of(read.Title),
                        etag = StorableText.Of(read.ETag),
                        lastModified = StorableText.Of(read.LastModified),
                        due = read.Due.ToUnixTimeMilliseconds(),
                        now,
                    },
                    transaction).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Ends a reading that went wrong.</summary>
    /// <param name="reason">For people.</param>
    public Task FailAsync(string url, string reason, DateTimeOffset due, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "UPDATE feed SET failures = failures + 1, reason = @reason, due = @due WHERE url = @url",
                new { url, reason = StorableText.Of(reason), due = due.ToUnixTimeMilliseconds() },
                transaction),
            cancellationToken);

    /// <returns>Every feed that was ever named, in order of address.</returns>
    public Task<IReadOnlyList<FeedState>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<FeedState>)[.. (await connection.QueryAsync<FeedRow>($"SELECT {Columns} FROM feed ORDER BY url").ConfigureAwait(false))
                .Select(row => row.ToFeed())],
            cancellationToken);

    private long Now() => database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
