using Dapper;

namespace StanceML.Store;

/// <summary>Keeps what shadow models judged otherwise than the live ones, and how often they agreed. Safe for concurrent use.</summary>
public sealed class ShadowStore(StoreDatabase database)
{
    /// <summary>Adds what was compared, in one transaction. A disagreement that is there already stays as it is; one of an article that is gone is passed over.</summary>
    /// <param name="judged">Judgments compared.</param>
    /// <param name="agreed">Of them, those with the same label.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task SaveAsync(
        ShadowPair pair, IReadOnlyList<ShadowDisagreement> disagreements, int judged, int agreed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                var connection = transaction.Connection!;
                var now = database.Clock.GetUtcNow();
                foreach (var disagreement in disagreements)
                {
                    await connection.ExecuteAsync(
                        """
                        INSERT INTO shadow_disagreement
                            (article, number, question, task, live, shadow,
                             live_label, live_confidence, live_decided, shadow_label, shadow_confidence, shadow_decided, judged)
                        SELECT id, @Number, @Question, @Task, @Live, @Shadow,
                            @LiveLabel, @LiveConfidence, @LiveDecided, @ShadowLabel, @ShadowConfidence, @ShadowDecided, @Judged
                        FROM article WHERE id = @Article
                        ON CONFLICT DO NOTHING
                        """,
                        ShadowRow.Of(pair, disagreement, now),
                        transaction).ConfigureAwait(false);
                }

                await ReviewDisagreements.NoteAsync(database.Engine, transaction, pair.Task, disagreements).ConfigureAwait(false);

                return await connection.ExecuteAsync(
                    """
                    INSERT INTO shadow_tally (task, live, shadow, judged, agreed, since) VALUES (@Task, @Live, @Shadow, @judged, @agreed, @since)
                    ON CONFLICT (task, live, shadow) DO UPDATE
                    SET judged = shadow_tally.judged + excluded.judged, agreed = shadow_tally.agreed + excluded.agreed
                    """,
                    new { pair.Task, pair.Live, pair.Shadow, judged = (long)judged, agreed = (long)agreed, since = now.ToUnixTimeMilliseconds() },
                    transaction).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Lists disagreements of a task, newest first.</summary>
    /// <param name="before">Only those with a lower key; null for the first page.</param>
    /// <param name="limit">At least 1.</param>
    public Task<IReadOnlyList<StoredDisagreement>> ListAsync(string task, long? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredDisagreement>>(
            async connection =>
            [
                .. (await connection.QueryAsync<ShadowRow>(new CommandDefinition(
                    """
                    SELECT sequence, article, number, question, task, live, shadow,
                        live_label AS LiveLabel, live_confidence AS LiveConfidence, live_decided AS LiveDecided,
                        shadow_label AS ShadowLabel, shadow_confidence AS ShadowConfidence, shadow_decided AS ShadowDecided, judged
                    FROM shadow_disagreement WHERE task = @task AND sequence < @before ORDER BY sequence DESC LIMIT @limit
                    """,
                    new { task, before = before ?? long.MaxValue, limit },
                    cancellationToken: cancellationToken)).ConfigureAwait(false)).Select(row => row.ToDisagreement()),
            ],
            cancellationToken);

    /// <returns>One per pair of versions of the task, the latest begun first.</returns>
    public Task<IReadOnlyList<ShadowTally>> TalliesAsync(string task, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ShadowTally>>(
            async connection =>
            [
                .. (await connection.QueryAsync<(string Live, string Shadow, long Judged, long Agreed, long Since)>(new CommandDefinition(
                    "SELECT live, shadow, judged, agreed, since FROM shadow_tally WHERE task = @task ORDER BY since DESC, shadow",
                    new { task },
                    cancellationToken: cancellationToken)).ConfigureAwait(false))
                    .Select(row => new ShadowTally(
                        new ShadowPair(task, row.Live, row.Shadow), row.Judged, row.Agreed, DateTimeOffset.FromUnixTimeMilliseconds(row.Since))),
            ],
            cancellationToken);
}
