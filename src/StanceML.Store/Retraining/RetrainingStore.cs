using Dapper;

namespace StanceML.Store;

/// <summary>Keeps what retrainings were asked for, how far they have come and what they made. Safe for concurrent use.</summary>
/// <remarks>One runs at a time, whichever worker has it. It is that worker's for <see cref="Lease"/> after each time it tells of itself.</remarks>
public sealed class RetrainingStore(StoreDatabase database)
{
    /// <summary>Long enough for a store that is busy, short enough that a dead worker keeps nobody waiting.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Columns =
        "id, state, tasks, why, by, corrections, rows, started, lease, ended, stop_by AS stopBy, step, fraction, problem, outcome, log";

    private static readonly string Running = StatementRecords.Word(RetrainingState.Running);

    private static readonly string CutOff = StatementRecords.Word(RetrainingState.CutOff);

    /// <returns>Its id; null when another one runs.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<long?> TryBeginAsync(RetrainingOrder order, string step, CancellationToken cancellationToken)
    {
        await CutOffAsync("Its worker was not heard of any more.", isEverybodyDead: false, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            transaction => transaction.Connection!.ExecuteScalarAsync<long?>(
                """
                INSERT INTO retraining (state, tasks, why, by, corrections, rows, started, lease, step, fraction, log)
                VALUES (@Running, @tasks, @Why, @By, @Corrections, @Rows, @now, @lease, @step, 0, '')
                ON CONFLICT DO NOTHING
                RETURNING id
                """,
                new
                {
                    Running,
                    tasks = string.Join(',', order.Tasks),
                    Why = StorableText.Of(order.Why),
                    By = StorableText.Of(order.By),
                    order.Corrections,
                    order.Rows,
                    now = Now(),
                    lease = Now() + (long)Lease.TotalMilliseconds,
                    step,
                },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells how far one has come, and that its worker lives.</summary>
    /// <returns>False when it should stop: somebody asked for that, or it counts as cut off.</returns>
    public Task<bool> TellAsync(long id, RetrainingNews news, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            """
            UPDATE retraining SET lease = @lease, step = @Step, fraction = @Fraction, outcome = @Outcome, log = @log
            WHERE id = @id AND state = @Running
            """,
            new { id, Running, lease = Now() + (long)Lease.TotalMilliseconds, Step = StorableText.Of(news.Step), news.Fraction, news.Outcome, log = Written(news.Log) },
            transaction).ConfigureAwait(false) == 1
            && await transaction.Connection!.ExecuteScalarAsync<string?>(
                "SELECT stop_by FROM retraining WHERE id = @id", new { id }, transaction).ConfigureAwait(false) is null,
        cancellationToken);

    /// <summary>Ends one that runs; one that is over stays as it is.</summary>
    /// <param name="problem">Null when it ended well.</param>
    public Task EndAsync(long id, RetrainingState state, string? problem, RetrainingNews news, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            """
            UPDATE retraining SET state = @state, ended = @now, problem = @problem, step = @Step, fraction = @Fraction, outcome = @Outcome, log = @log
            WHERE id = @id AND state = @Running
            """,
            new
            {
                id,
                Running,
                state = StatementRecords.Word(state),
                now = Now(),
                problem = StorableText.Of(problem),
                Step = StorableText.Of(news.Step),
                news.Fraction,
                news.Outcome,
                log = Written(news.Log),
            },
            transaction),
        cancellationToken);

    /// <summary>Asks the one that runs to stop; its worker hears of it within seconds.</summary>
    /// <returns>False when none runs.</returns>
    public Task<bool> StopAsync(string by, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            "UPDATE retraining SET stop_by = COALESCE(stop_by, @by) WHERE state = @Running AND lease >= @now",
            new { Running, by = StorableText.Of(by), now = Now() },
            transaction).ConfigureAwait(false) == 1,
        cancellationToken);

    /// <summary>Writes down that one whose worker died is cut off.</summary>
    /// <param name="isEverybodyDead">Whether no other worker can have one: the store is a file, and this one starts.</param>
    public Task CutOffAsync(string problem, bool isEverybodyDead, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            "UPDATE retraining SET state = @CutOff, ended = @now, problem = @problem WHERE state = @Running AND (@isEverybodyDead OR lease < @now)",
            new { Running, CutOff, problem, isEverybodyDead, now = Now() },
            transaction),
        cancellationToken);

    /// <param name="limit">At least 1.</param>
    /// <returns>Newest first.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public Task<IReadOnlyList<RetrainingJob>> ListAsync(int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<RetrainingJob>>(
        async connection =>
        [
            .. (await connection.QueryAsync<RetrainingRow>(new CommandDefinition(
                $"SELECT {Columns} FROM retraining ORDER BY id DESC LIMIT @limit", new { limit }, cancellationToken: cancellationToken)).ConfigureAwait(false))
                .Select(row => row.ToJob(database.Clock.GetUtcNow())),
        ],
        cancellationToken);

    private static string Written(IReadOnlyList<string> log) => StorableText.Of(string.Join('\n', log.Select(line => line.ReplaceLineEndings(" "))))!;

    private long Now() => database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
