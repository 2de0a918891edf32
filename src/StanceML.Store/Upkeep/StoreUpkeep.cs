using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Keeps a store from growing for ever, and copies it. Safe for concurrent use, also with workers at work.</summary>
public sealed class StoreUpkeep(StoreDatabase database)
{
    /// <summary>One transaction's: workers get their turn in between.</summary>
    private const int ArticlesAtOnce = 100;

    private const int PagesAtOnce = 1_000;

    /// <summary>For one table of counts: all of it is read.</summary>
    private const int SweepSeconds = 600;

    private static readonly string[] Counts =
        ["daily_count", "question_count", "speaker_count", "speaker_total", "actor_count", "outlet_count", "choice_count"];

    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public Task<StoreSize> ReadSizeAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var (articles, failed, addresses) = await connection.QuerySingleAsync<(long, long, long)>(new CommandDefinition(
                """
                SELECT (SELECT COALESCE(MAX(sequence), 0) FROM article),
                    (SELECT COUNT(*) FROM article WHERE state = 'failed'), (SELECT COUNT(*) FROM page WHERE state = 'failed')
                """,
                cancellationToken: cancellationToken)).ConfigureAwait(false);
            return new StoreSize(await database.Engine.ReadBytesAsync(connection, cancellationToken).ConfigureAwait(false), articles, (int)failed, (int)addresses);
        },
        cancellationToken);

    /// <summary>
    /// Deletes articles received before that time, with their statements and counts, and addresses likewise. What waits stays.
    /// </summary>
    /// <remarks>A deleted article or address that is sent again is new. Interrupted, it has deleted some of the articles, each wholly.</remarks>
    /// <returns>How many articles were deleted.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written; what was deleted before stays so.</exception>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var pruned = 0;
        for (var some = ArticlesAtOnce; some == ArticlesAtOnce; pruned += some)
        {
            some = await database.WriteAsync(transaction => PruneSomeAsync(transaction, before), cancellationToken).ConfigureAwait(false);
        }

        while (await database.WriteAsync(transaction => PrunePagesAsync(transaction, before), cancellationToken).ConfigureAwait(false) == PagesAtOnce)
        {
            // Some at a time, as above.
        }

        if (pruned > 0)
        {
            await SweepAsync(cancellationToken).ConfigureAwait(false);
        }

        return pruned;
    }

    /// <summary>Copies the file, also while it is written, and checks the copy. SQLite only.</summary>
    /// <param name="path">Where nothing may be yet.</param>
    /// <exception cref="NotSupportedException">It is a PostgreSQL database, which pg_dump copies.</exception>
    /// <exception cref="IOException">Something is at the path, or it cannot be written.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read, or the copy is damaged: then there is none.</exception>
    public Task BackUpAsync(string path, CancellationToken cancellationToken) => database.Engine.BackUpAsync(Path.GetFullPath(path), cancellationToken);

    private async Task<int> PruneSomeAsync(DbTransaction transaction, DateTimeOffset before)
    {
        var places = (await transaction.Connection!.QueryAsync<PrunedArticle>(
            $"""
            SELECT {ArticlePlace.Columns}, story_print AS print FROM article
            WHERE received < @before AND state <> 'pending'
            ORDER BY received, sequence LIMIT @ArticlesAtOnce {database.Engine.ForOneWorker}
            """,
            new { before = before.ToUnixTimeMilliseconds(), ArticlesAtOnce },
            transaction).ConfigureAwait(false)).AsList();
        var removal = new StatementRemoval(database.Engine, transaction);
        foreach (var place in places)
        {
            await removal.RemoveAsync(place).ConfigureAwait(false);
            if (place.Print is { } print)
            {
                await StoryFinder.ForgetAsync(transaction, StoryPrint.FromBytes(print), place.Sequence).ConfigureAwait(false);
            }
        }

        await removal.CountAsync().ConfigureAwait(false);
        await transaction.Connection!.ExecuteAsync("DELETE FROM article WHERE sequence = @Sequence", places, transaction).ConfigureAwait(false);
        await new StorySuccession(database.Engine, transaction).HandOnAsync(places.Select(place => place.Sequence)).ConfigureAwait(false);
        return places.Count;
    }

    private static Task<int> PrunePagesAsync(DbTransaction transaction, DateTimeOffset before) => transaction.Connection!.ExecuteAsync(
        """
        DELETE FROM page WHERE sequence IN (
            SELECT sequence FROM page WHERE received < @before AND state <> 'pending' ORDER BY sequence LIMIT @PagesAtOnce)
        """,
        new { before = before.ToUnixTimeMilliseconds(), PagesAtOnce },
        transaction);

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var table in Counts)
        {
            await database.WriteAsync(
                transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    $"DELETE FROM {table} WHERE statements = 0", transaction: transaction, commandTimeout: SweepSeconds, cancellationToken: cancellationToken)),
                cancellationToken).ConfigureAwait(false);
        }

        for (var after = ""; after is not null;)
        {
            var last = after;
            after = await database.WriteAsync(transaction => database.Engine.SweepSearchAsync(transaction, last), cancellationToken).ConfigureAwait(false);
        }
    }
}
