using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Finds one actor's position on one question, and its history, from the counts.</summary>
internal sealed class PositionUpdate(StoreEngine engine, DbTransaction transaction, string question, string actor)
{
    /// <summary>Who moved more often than that wavers; the newest changes are kept.</summary>
    private const int MaxChanges = 50;

    private const int LatestStatements = 3;

    private const string IsCounted = $"question = @question AND actor = @actor AND decided = @yes AND is_copy = @no AND {StatementTables.IsOwnJudgment}";

    private static readonly StoreTable Positions = new(
        "actor_position",
        [
            ("question", "text"), ("actor", "text"), ("stance", "text"), ("since", "integer"),
            ("support", "bigint"), ("oppose", "bigint"), ("neutral", "bigint"), ("latest", "text"),
        ],
        Keys: 2);

    public static IReadOnlyList<StoreColumn> ChangeColumns { get; } =
    [
        ("question", "text"), ("actor", "text"), ("day", "integer"), ("before_stance", "text"), ("before_key", "text"), ("after_stance", "text"), ("after_key", "text"),
    ];

    private static readonly StoreTable Changes = new("position_change", ChangeColumns, Keys: 3);

    /// <returns>Rows of the changes that are news: not told before, and no older than what was told of the pair. Pruning and new analyses move old ones.</returns>
    public async Task<IReadOnlyList<object?[]>> RunAsync()
    {
        var influence = new ReviewInfluence(engine, transaction);
        await influence.ForgetAsync(await RestingAsync().ConfigureAwait(false)).ConfigureAwait(false);
        await transaction.Connection!.ExecuteAsync(
            """
            DELETE FROM actor_position WHERE question = @question AND actor = @actor;
            DELETE FROM position_change WHERE question = @question AND actor = @actor;
            DELETE FROM position_due WHERE question = @question AND actor = @actor;
            """,
            new { question, actor },
            transaction).ConfigureAwait(false);
        var days = await DaysAsync().ConfigureAwait(false);
        if (days.Count == 0)
        {
            return [];
        }

        var history = PositionTimeline.Of(days);
        var sum = days.Aggregate((all, day) => all.With(day));
        var latest = await KeysAsync("", new DynamicParameters(), LatestStatements).ConfigureAwait(false);
        await engine.InsertAsync(
            transaction,
            Positions,
            [[question, actor, history[^1].Stance, history[^1].Day, sum.Support, sum.Oppose, sum.Neutral, string.Join(' ', latest)]]).ConfigureAwait(false);
        List<object?[]> changes = [];
        for (var i = Math.Max(1, history.Count - MaxChanges); i < history.Count; i++)
        {
            changes.Add(await ChangeAsync(history[i - 1].Stance, history[i].Day, history[i].Stance).ConfigureAwait(false));
        }

        await engine.InsertAsync(transaction, Changes, changes).ConfigureAwait(false);
        await influence.NoteAsync(latest, sum.Sum, changes is [.., var newest] ? [(string?)newest[4], (string?)newest[6]] : []).ConfigureAwait(false);
        return await NewsAsync(changes).ConfigureAwait(false);
    }

    /// <summary>What was told stays in the feed, also when the change itself has gone. Where nothing is news, nobody has to wait for the feed.</summary>
    private async Task<IReadOnlyList<object?[]>> NewsAsync(List<object?[]> changes)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var told = (await transaction.Connection!.QueryAsync<(int Day, string Before, string After)>(
            """
            SELECT day, before_stance, after_stance FROM statement_feed
            WHERE question = @question AND actor = @actor AND day = (SELECT MAX(day) FROM statement_feed WHERE question = @question AND actor = @actor)
            """,
            new { question, actor },
            transaction).ConfigureAwait(false)).ToHashSet();
        var newest = told.Select(change => change.Day).DefaultIfEmpty(int.MinValue).Max();
        return [.. changes.Where(change => (int)change[2]! >= newest && !told.Contains(((int)change[2]!, (string)change[3]!, (string)change[5]!)))];
    }

    /// <returns>Keys of the statements that the position as it was rests on.</returns>
    private async Task<IEnumerable<string?>> RestingAsync()
    {
        var latest = await transaction.Connection!.ExecuteScalarAsync<string?>(
            "SELECT latest FROM actor_position WHERE question = @question AND actor = @actor", new { question, actor }, transaction).ConfigureAwait(false);
        var (before, after) = await transaction.Connection!.QueryFirstOrDefaultAsync<(string?, string?)>(
            "SELECT before_key, after_key FROM position_change WHERE question = @question AND actor = @actor ORDER BY day DESC LIMIT 1",
            new { question, actor },
            transaction).ConfigureAwait(false);
        return [.. latest?.Split(' ') ?? [], before, after];
    }

    private async Task<IReadOnlyList<StanceDay>> DaysAsync() =>
        [.. (await transaction.Connection!.QueryAsync<(int Day, long Support, long Oppose, long Neutral)>(
            """
            SELECT day,
                   CAST(SUM(CASE stance WHEN 'support' THEN firsts ELSE 0 END) AS BIGINT) AS support,
                   CAST(SUM(CASE stance WHEN 'oppose' THEN firsts ELSE 0 END) AS BIGINT) AS oppose,
                   CAST(SUM(CASE stance WHEN 'neutral' THEN firsts ELSE 0 END) AS BIGINT) AS neutral
            FROM daily_count WHERE question = @question AND actor = @actor AND decided = @yes AND firsts > 0
            GROUP BY day ORDER BY day
            """,
            new { question, actor, yes = true },
            transaction).ConfigureAwait(false)).Select(row => new StanceDay(row.Day, row.Support, row.Oppose, row.Neutral))];

    private async Task<object?[]> ChangeAsync(string before, int day, string after)
    {
        var (start, end) = (StoreDay.StartMs(day), StoreDay.StartMs(day + 1));
        var old = await KeysAsync("AND stance = @stance AND time < @end", new DynamicParameters(new { stance = before, end = start }), 1).ConfigureAwait(false);
        var @new = await KeysAsync(
            "AND stance = @stance AND time >= @start AND time < @end", new DynamicParameters(new { stance = after, start, end }), 1).ConfigureAwait(false);
        return [question, actor, day, before, old is [var last] ? last : null, after, @new is [var first] ? first : null];
    }

    private async Task<IReadOnlyList<string>> KeysAsync(string condition, DynamicParameters values, int limit)
    {
        values.AddDynamicParams(new { question, actor, yes = true, no = false, limit });
        var rows = await transaction.Connection!.QueryAsync<(long Time, long Statement)>(
            $"SELECT time, statement FROM judgment WHERE {IsCounted} {condition} ORDER BY time DESC, statement DESC LIMIT @limit", values, transaction)
            .ConfigureAwait(false);
        return [.. rows.Select(row => StatementId.KeyOf(row.Time, row.Statement).ToString())];
    }
}
