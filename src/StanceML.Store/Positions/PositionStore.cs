using Dapper;

namespace StanceML.Store;

/// <summary>Where actors stand on questions, and when that moved. Safe for concurrent use.</summary>
/// <remarks>
/// Saving statements notes whose position they may move; <see cref="RefreshAsync"/> finds those anew, and lists show what it found.
/// </remarks>
public sealed class PositionStore(StoreDatabase database)
{
    /// <summary>One transaction's: others that save statements of the same actors wait for its end.</summary>
    private const int PairsAtOnce = 20;

    /// <summary>Lists positions by question and actor.</summary>
    /// <param name="after">The key that the previous page gave; null for the first page.</param>
    /// <param name="limit">At least 1.</param>
    public Task<PositionPage> ListAsync(PositionFilter filter, PositionKey? after, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var conditions = new SqlConditions()
                .Ask("question = @question", "question", filter.Question)
                .Ask("actor = @actor", "actor", filter.Actor)
                .Ask("stance = @stance", "stance", filter.Stance)
                .Ask("since >= @from", "from", DayOf(filter.From))
                .Ask("since < @to", "to", DayOf(filter.To));
            if (after is not null)
            {
                conditions.Ask("(question, actor) > (@afterQuestion, @afterActor)", "afterQuestion", after.Question).Give("afterActor", after.Actor);
            }

            var rows = (await connection.QueryAsync<PositionRow>(new CommandDefinition(
                $"SELECT * FROM actor_position {conditions.Where} ORDER BY question, actor LIMIT @limit",
                conditions.Give("limit", limit + 1).Values,
                cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList();
            var positions = rows.Take(limit).Select(row => row.ToPosition()).ToList();
            return new PositionPage(positions, rows.Count > limit ? new PositionKey(positions[^1].Question, positions[^1].Actor) : null);
        },
        cancellationToken);

    /// <summary>Lists changes, newest first.</summary>
    /// <param name="after">The key that the previous page gave; null for the first page.</param>
    /// <param name="limit">At least 1.</param>
    public Task<PositionChangePage> ChangesAsync(PositionFilter filter, PositionChangeKey? after, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var conditions = new SqlConditions()
                .Ask("question = @question", "question", filter.Question)
                .Ask("actor = @actor", "actor", filter.Actor)
                .Ask("after_stance = @stance", "stance", filter.Stance)
                .Ask("day >= @from", "from", DayOf(filter.From))
                .Ask("day < @to", "to", DayOf(filter.To));
            if (after is not null)
            {
                conditions.Ask("(day, question, actor) < (@afterDay, @afterQuestion, @afterActor)", "afterDay", StoreDay.Of(after.Day))
                    .Give("afterQuestion", after.Question)
                    .Give("afterActor", after.Actor);
            }

            var rows = (await connection.QueryAsync<PositionChangeRow>(new CommandDefinition(
                $"""
                SELECT question, actor, day, before_stance AS beforeStance, before_key AS beforeKey, after_stance AS afterStance, after_key AS afterKey
                FROM position_change {conditions.Where} ORDER BY day DESC, question DESC, actor DESC LIMIT @limit
                """,
                conditions.Give("limit", limit + 1).Values,
                cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList();
            var changes = rows.Take(limit).Select(row => row.ToChange()).ToList();
            return new PositionChangePage(changes, rows.Count > limit ? new PositionChangeKey(changes[^1].Day, changes[^1].Question, changes[^1].Actor) : null);
        },
        cancellationToken);

    /// <summary>Finds anew the positions that saved statements may have moved, some at a time. Workers that share a store share the work.</summary>
    /// <returns>How many were looked at; 0 when none were due, or others look at them now.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<int> RefreshAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var pairs = (await transaction.Connection!.QueryAsync<(string Question, string Actor)>(
                $"SELECT question, actor FROM position_due ORDER BY question, actor LIMIT @PairsAtOnce {database.Engine.ForOneWorker}",
                new { PairsAtOnce },
                transaction).ConfigureAwait(false)).AsList();
            List<object?[]> changes = [];
            foreach (var (question, actor) in pairs)
            {
                changes.AddRange(await new PositionUpdate(database.Engine, transaction, question, actor).RunAsync().ConfigureAwait(false));
            }

            await StatementFeed.AppendChangesAsync(database.Engine, transaction, changes).ConfigureAwait(false);
            return pairs.Count;
        },
        cancellationToken);

    private static int? DayOf(DateOnly? date) => date is { } known ? StoreDay.Of(known) : null;
}
