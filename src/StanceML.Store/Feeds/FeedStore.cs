using Dapper;

namespace StanceML.Store;

/// <summary>Remembers of each feed what was read and when to read on. Safe for concurrent use.</summary>
public sealed class FeedStore(StoreDatabase database)
{
    /// <summary>An item that its feed has not carried for so long will not come again.</summary>
    private static readonly TimeSpan KeepTime = TimeSpan.FromDays(90);

    private const string Columns =
        """
        url, title, etag, last_modified AS lastModified, due, read, failures, reason,
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

    /// <summary>Begins one of these feeds whose time has come.</summary>
    /// <param name="lease">For so long no other worker gets it.</param>
    /// <returns>Null when none is due.</returns>
    public Task<FeedState?> TakeAsync(IReadOnlyList<string> urls, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var now = Now();
                foreach (var url in urls)
                {
                    var begun = await transaction.Connection!.ExecuteAsync(
                        "UPDATE feed SET due = @until WHERE url = @url AND due <= @now",
                        new { url, now, until = now + (long)lease.TotalMilliseconds },
                        transaction).ConfigureAwait(false);
                    if (begun == 1)
                    {
                        return (await transaction.Connection!.QuerySingleAsync<FeedRow>(
                            $"SELECT {Columns} FROM feed WHERE url = @url", new { url }, transaction).ConfigureAwait(false)).ToFeed();
                    }
                }

                return null;
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
