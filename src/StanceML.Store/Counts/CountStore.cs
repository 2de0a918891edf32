using Dapper;

namespace StanceML.Store;

/// <summary>How many statements say what: answered from counts that are kept along with the statements. Safe for concurrent use.</summary>
public sealed class CountStore(StoreDatabase database)
{
    /// <summary>Adds up by stance; the placeholder is what is counted.</summary>
    private const string ByStance = """
        CAST(SUM(CASE WHEN stance = 'support' AND decided = @yes THEN {0} ELSE 0 END) AS BIGINT) AS support,
        CAST(SUM(CASE WHEN stance = 'oppose' AND decided = @yes THEN {0} ELSE 0 END) AS BIGINT) AS oppose,
        CAST(SUM(CASE WHEN stance = 'neutral' AND decided = @yes THEN {0} ELSE 0 END) AS BIGINT) AS neutral
        """;

    private const string UndecidedByStance = """
        CAST(SUM(CASE WHEN stance = 'support' AND decided = @no THEN {0} ELSE 0 END) AS BIGINT) AS undecidedSupport,
        CAST(SUM(CASE WHEN stance = 'oppose' AND decided = @no THEN {0} ELSE 0 END) AS BIGINT) AS undecidedOppose,
        CAST(SUM(CASE WHEN stance = 'neutral' AND decided = @no THEN {0} ELSE 0 END) AS BIGINT) AS undecidedNeutral
        """;

    /// <returns>In order of time; times without a statement are left out.</returns>
    public Task<IReadOnlyList<TrendPoint>> TrendAsync(TrendFilter filter, TrendUnit unit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var counted = filter.Copies ? "statements" : "firsts";
            var conditions = new SqlConditions()
                .Ask("question = @question", "question", filter.Question)
                .Ask("actor = @actor", "actor", filter.Actor ?? StatementTally.Everyone)
                .Ask("day >= @from", "from", filter.From is { } from ? StoreDay.Of(from) : null)
                .Ask("day < @to", "to", filter.To is { } to ? StoreDay.Of(to) : null)
                .Give("yes", true)
                .Give("no", false);
            var days = await connection.QueryAsync<TrendRow>(new CommandDefinition(
                $"""
                SELECT day, {ByStance.Replace("{0}", counted, StringComparison.Ordinal)}, {UndecidedByStance.Replace("{0}", counted, StringComparison.Ordinal)}
                FROM daily_count {conditions.Where} AND {counted} > 0 GROUP BY day ORDER BY day
                """,
                conditions.Values,
                cancellationToken: cancellationToken)).ConfigureAwait(false);
            return (IReadOnlyList<TrendPoint>)[.. days.GroupBy(day => StartOf(StoreDay.Date(day.Day), unit)).Select(time => TrendRow.Sum(time.Key, time))];
        },
        cancellationToken);

    /// <param name="limit">At least 1.</param>
    /// <returns>The outlets with the most decided statements on the question, most first.</returns>
    public Task<IReadOnlyList<OutletCount>> OutletsAsync(string question, bool copies, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var counted = copies ? "statements" : "firsts";
            var rows = await connection.QueryAsync<(string Outlet, long Support, long Oppose, long Neutral)>(new CommandDefinition(
                $"""
                SELECT outlet, {ByStance.Replace("{0}", counted, StringComparison.Ordinal)}
                FROM outlet_count WHERE question = @question AND decided = @yes AND {counted} > 0
                GROUP BY outlet ORDER BY SUM({counted}) DESC, outlet LIMIT @limit
                """,
                new { question = StorableText.Of(question), yes = true, limit },
                cancellationToken: cancellationToken)).ConfigureAwait(false);
            return (IReadOnlyList<OutletCount>)[.. rows.Select(row => new OutletCount(
                row.Outlet.Length > 0 ? row.Outlet : null, new StanceCounts(row.Support, row.Oppose, row.Neutral)))];
        },
        cancellationToken);

    private static DateOnly StartOf(DateOnly day, TrendUnit unit) => unit switch
    {
        TrendUnit.Week => day.DayNumber < 7 ? DateOnly.MinValue : day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        TrendUnit.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };
}
