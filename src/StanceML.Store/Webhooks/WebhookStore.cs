using System.Security.Cryptography;
using Dapper;

namespace StanceML.Store;

/// <summary>Keeps webhooks, how far each has come, and the batches that were given up. Safe for concurrent use.</summary>
/// <remarks>
/// A worker has a webhook to itself from <see cref="ClaimAsync"/> on until it ends its turn or its lease runs out; what it then
/// writes late changes nothing. A batch has its end written down before it is sent, so that it is the same batch whenever it is sent again.
/// </remarks>
public sealed class WebhookStore(StoreDatabase database)
{
    /// <summary>Each is a query whenever statements come in.</summary>
    public const int MaxWebhooks = 100;

    private const int SecretBytes = 32;

    private const string Columns =
        """
        id, url, kinds, filter, secret, created, delivered_entry AS deliveredEntry, delivered_number AS deliveredNumber,
        batch_entry AS batchEntry, batch_number AS batchNumber, batch_kind AS batchKind, attempts, due, problem
        """;

    /// <param name="kinds">One at least.</param>
    /// <param name="after">What comes after this is sent.</param>
    /// <returns>Null when there are <see cref="MaxWebhooks"/> already.</returns>
    public Task<Webhook?> CreateAsync(
        string url, IReadOnlyList<FeedKind> kinds, StatementFilter filter, FeedPosition after, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var connection = transaction.Connection!;
            if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM webhook", transaction: transaction).ConfigureAwait(false) >= MaxWebhooks)
            {
                return null;
            }

            var row = new WebhookRow
            {
                Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
                Url = StorableText.Of(url)!,
                Kinds = string.Join(',', kinds.Select(StatementRecords.Word)),
                Filter = WebhookRow.Written(filter),
                Secret = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)),
                Created = Now(),
                DeliveredEntry = after.Entry,
                DeliveredNumber = after.Number,
                Due = Now(),
            };
            await connection.ExecuteAsync(
                """
                INSERT INTO webhook (id, url, kinds, filter, secret, created, delivered_entry, delivered_number, due)
                VALUES (@Id, @Url, @Kinds, @Filter, @Secret, @Created, @DeliveredEntry, @DeliveredNumber, @Due)
                """,
                row,
                transaction).ConfigureAwait(false);
            return row.ToWebhook();
        },
        cancellationToken);

    /// <returns>Oldest first.</returns>
    public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (IReadOnlyList<Webhook>)
        [
            .. (await connection.QueryAsync<WebhookRow>(new CommandDefinition(
                $"SELECT {Columns} FROM webhook ORDER BY created, id", cancellationToken: cancellationToken)).ConfigureAwait(false)).Select(row => row.ToWebhook()),
        ],
        cancellationToken);

    /// <returns>Null when there is none.</returns>
    public Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<WebhookRow>(new CommandDefinition(
            $"SELECT {Columns} FROM webhook WHERE id = @id", new { id = StorableText.Of(id) }, cancellationToken: cancellationToken)).ConfigureAwait(false))?.ToWebhook(),
        cancellationToken);

    /// <returns>False when there was none.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            "DELETE FROM webhook WHERE id = @id", new { id = StorableText.Of(id) }, transaction).ConfigureAwait(false) == 1,
        cancellationToken);

    /// <summary>Begins a turn with a webhook that is due and behind.</summary>
    /// <param name="end">Of the feed.</param>
    /// <param name="lease">When another worker may begin, should this one die.</param>
    /// <returns>With the lease as its <see cref="Webhook.Due"/>; null when there is none.</returns>
    public Task<Webhook?> ClaimAsync(FeedPosition end, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => (await transaction.Connection!.QuerySingleOrDefaultAsync<WebhookRow>(
            $"""
            UPDATE webhook SET due = @until, lease_owner = @Worker WHERE id = (
                SELECT id FROM webhook
                WHERE due <= @now AND (batch_entry IS NOT NULL OR delivered_entry < @Entry OR (delivered_entry = @Entry AND delivered_number < @Number))
                ORDER BY due, id LIMIT 1 {database.Engine.ForOneWorker})
            RETURNING {Columns}
            """,
            new { now = Now(), until = Now() + (long)lease.TotalMilliseconds, database.Worker, end.Entry, end.Number },
            transaction).ConfigureAwait(false))?.ToWebhook(),
        cancellationToken);

    /// <summary>Makes due what workers had begun that are no more, without waiting for their leases; what was put off stays so. For the one worker of a file.</summary>
    public Task EndTurnsOfTheDeadAsync(CancellationToken cancellationToken) =>
        WriteAsync("UPDATE webhook SET due = @now, lease_owner = NULL WHERE lease_owner <> @Worker", new { now = Now(), database.Worker }, cancellationToken);

    /// <summary>Writes down what the next batch is, before it is sent.</summary>
    /// <returns>False when the turn is over.</returns>
    public Task<bool> BeginBatchAsync(Webhook turn, FeedPosition end, FeedKind kind, CancellationToken cancellationToken) => WriteAsync(
        "UPDATE webhook SET batch_entry = @Entry, batch_number = @Number, batch_kind = @kind, attempts = 0 WHERE id = @Id AND due = @due",
        new { turn.Id, due = turn.Due.ToUnixTimeMilliseconds(), end.Entry, end.Number, kind = StatementRecords.Word(kind) },
        cancellationToken);

    /// <summary>Ends the turn: everything up to there is delivered, or fits nobody.</summary>
    /// <returns>False when the turn was over.</returns>
    public Task<bool> AdvanceAsync(Webhook turn, FeedPosition to, CancellationToken cancellationToken) => WriteAsync(
        """
        UPDATE webhook
        SET delivered_entry = @Entry, delivered_number = @Number, batch_entry = NULL, batch_number = NULL, batch_kind = NULL, attempts = 0, due = @now, lease_owner = NULL, problem = NULL
        WHERE id = @Id AND due = @due
        """,
        new { turn.Id, due = turn.Due.ToUnixTimeMilliseconds(), to.Entry, to.Number, now = Now() },
        cancellationToken);

    /// <summary>Ends the turn: the batch is to be sent again.</summary>
    public Task<bool> RetryLaterAsync(Webhook turn, string problem, TimeSpan pause, CancellationToken cancellationToken) => WriteAsync(
        "UPDATE webhook SET attempts = attempts + 1, due = @next, lease_owner = NULL, problem = @problem WHERE id = @Id AND due = @due",
        new { turn.Id, due = turn.Due.ToUnixTimeMilliseconds(), next = Now() + (long)pause.TotalMilliseconds, problem },
        cancellationToken);

    /// <summary>Ends the turn: the batch is given up, and the next one follows.</summary>
    public Task<bool> SetAsideAsync(Webhook turn, FeedPosition end, FeedKind kind, string problem, CancellationToken cancellationToken) => WriteAsync(
        """
        INSERT INTO webhook_failure (id, webhook, start_entry, start_number, end_entry, end_number, kind, attempts, problem, failed)
        SELECT @batch, id, delivered_entry, delivered_number, @Entry, @Number, @kind, attempts + 1, @problem, @now FROM webhook WHERE id = @Id AND due = @due
        ON CONFLICT (id) DO NOTHING;
        UPDATE webhook
        SET delivered_entry = @Entry, delivered_number = @Number, batch_entry = NULL, batch_number = NULL, batch_kind = NULL, attempts = 0, due = @now, lease_owner = NULL, problem = @problem
        WHERE id = @Id AND due = @due
        """,
        new { turn.Id, due = turn.Due.ToUnixTimeMilliseconds(), batch = turn.BatchId(end), end.Entry, end.Number, kind = StatementRecords.Word(kind), problem, now = Now() },
        cancellationToken);

    /// <returns>Oldest first.</returns>
    public Task<IReadOnlyList<WebhookFailure>> FailuresAsync(string id, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (IReadOnlyList<WebhookFailure>)
        [
            .. (await connection.QueryAsync<(string Id, long StartEntry, int StartNumber, long EndEntry, int EndNumber, string Kind, int Attempts, string Problem, long Failed)>(
                new CommandDefinition(
                    """
                    SELECT id, start_entry, start_number, end_entry, end_number, kind, attempts, problem, failed
                    FROM webhook_failure WHERE webhook = @id ORDER BY failed, id LIMIT @limit
                    """,
                    new { id = StorableText.Of(id), limit },
                    cancellationToken: cancellationToken)).ConfigureAwait(false)).Select(row => new WebhookFailure(
                        row.Id,
                        new FeedPosition(row.StartEntry, row.StartNumber),
                        new FeedPosition(row.EndEntry, row.EndNumber),
                        WebhookRow.KindOf(row.Kind),
                        row.Attempts,
                        row.Problem,
                        DateTimeOffset.FromUnixTimeMilliseconds(row.Failed))),
        ],
        cancellationToken);

    /// <returns>Webhook to how many of its batches were given up; those without one are left out.</returns>
    public Task<IReadOnlyDictionary<string, int>> FailureCountsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (IReadOnlyDictionary<string, int>)(await connection.QueryAsync<(string Webhook, long Count)>(new CommandDefinition(
            "SELECT webhook, COUNT(*) FROM webhook_failure GROUP BY webhook", cancellationToken: cancellationToken)).ConfigureAwait(false))
            .ToDictionary(row => row.Webhook, row => (int)row.Count, StringComparer.Ordinal),
        cancellationToken);

    /// <summary>Takes a batch that arrived after all off the list.</summary>
    public Task<bool> ForgetFailureAsync(string batch, CancellationToken cancellationToken) =>
        WriteAsync("DELETE FROM webhook_failure WHERE id = @batch", new { batch }, cancellationToken);

    private Task<bool> WriteAsync(string sql, object values, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(sql, values, transaction).ConfigureAwait(false) > 0, cancellationToken);

    private long Now() => database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
