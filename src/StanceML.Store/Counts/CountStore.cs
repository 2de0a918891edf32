using System.Globalization;
using Dapper;

namespace StanceML.Store;

/// <summary>How many statements say what: answered from counts that are kept along with the statements. Safe for concurrent use.</summary>
public sealed class CountStore(StoreDatabase database)
{
    /// <summary>Adds up by stance; the placeholder is what is counted.</summary>
    private const string UndecidedByStance = """
        CAST(SUM(CASE WHEN stance = 'support' AND decided = @no THEN {0} ELSE 0 END) AS BIGINT) AS undecidedSupport,
        CAST(SUM(CASE WHEN stance = 'oppose' AND decided = @no THEN {0} ELSE 0 END) AS BIGINT) AS undecidedOppose,
        CAST(SUM(CASE WHEN stance = 'neutral' AND decided = @no THEN {0} ELSE 0 END) AS BIGINT) AS undecidedNeutral
        """;

    /// <summary>How many statements on a question make a speaker one of those whom an index holds: <c>speaker_total_often</c> says the same number.</summary>
    /// <remarks>Of 10 million generated statements, one speaker in a hundred has eight on the most frequent question.</remarks>
    private const int Often = 8;

    /// <summary>Of millions on one question, a thousand speakers or two have spoken as often.</summary>
    private const int VeryOften = 64;

    /// <returns>In order of time; times without a statement are left out.</returns>
    public Task<IReadOnlyList<TrendPoint>> TrendAsync(TrendFilter filter, TrendUnit unit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var counted = TotalsRow.Counted(filter.Copies);
            var conditions = OnQuestion(filter).Ask("actor = @actor", "actor", filter.Actor ?? StatementTally.Everyone);
            var days = await connection.QueryAsync<TrendRow>(new CommandDefinition(
                $"""
                SELECT day, {TotalsRow.Sums(counted)}, {Of(UndecidedByStance, counted)}
                FROM daily_count {conditions.Where} AND {counted} > 0 GROUP BY day ORDER BY day
                """,
                conditions.Give("yes", true).Give("no", false).Values,
                cancellationToken: cancellationToken)).ConfigureAwait(false);
            return (IReadOnlyList<TrendPoint>)[.. days.GroupBy(day => TrendTime.StartOf(StoreDay.Date(day.Day), unit)).Select(time => TrendRow.Sum(time.Key, time))];
        },
        cancellationToken);

    /// <returns>Every question with statements, by id.</returns>
    public Task<IReadOnlyList<QuestionCount>> QuestionsAsync(bool copies, CancellationToken cancellationToken)
    {
        var counted = TotalsRow.Counted(copies);
        return ListAsync(
            $"""
            SELECT question AS name, {TotalsRow.Sums(counted)}, COALESCE((
                SELECT day FROM daily_count
                WHERE daily_count.question = question_count.question AND actor = @everyone AND {counted} > 0 ORDER BY day DESC LIMIT 1), 0) AS last
            FROM question_count GROUP BY question HAVING SUM({counted}) > 0 ORDER BY question
            """,
            new SqlConditions().Give("everyone", StatementTally.Everyone),
            row => new QuestionCount(row.Name, row.Totals, StoreDay.Date(row.Last)),
            cancellationToken);
    }

    /// <returns>Whether statements on the question are kept, or were.</returns>
    public Task<bool> HasQuestionAsync(string question, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT 1 FROM choice_count WHERE kind = 'question' AND value = @question)",
            new SqlConditions().Give("question", question).Values,
            cancellationToken: cancellationToken)),
        cancellationToken);

    /// <param name="filter">Its actor is not asked for.</param>
    /// <param name="limit">At least 1.</param>
    /// <returns>The actors with the most statements on the question, most first.</returns>
    public Task<IReadOnlyList<ActorCount>> ActorsAsync(TrendFilter filter, int limit, CancellationToken cancellationToken)
    {
        var counted = TotalsRow.Counted(filter.Copies);
        var conditions = OnQuestion(filter).Give("nobody", "").Give("everyone", StatementTally.Everyone).Give("limit", limit);
        var (table, last) = filter.IsOfAllTime
            ? ("actor_count", $"(SELECT day FROM daily_count WHERE question = @question AND actor = actor_count.actor AND {counted} > 0 ORDER BY day DESC LIMIT 1)")
            : ("daily_count", "MAX(day)");
        return ListAsync(
            $"""
            SELECT actor AS name, {last} AS last, {TotalsRow.Sums(counted)}
            FROM {table} {conditions.Where} AND actor <> @nobody AND actor <> @everyone AND {counted} > 0
            GROUP BY actor ORDER BY SUM({counted}) DESC, actor LIMIT @limit
            """,
            conditions,
            row => new ActorCount(row.Name, row.Totals, StoreDay.Date(row.Last)),
            cancellationToken);
    }

    /// <param name="limit">At least 1.</param>
    /// <returns>The speakers with the most statements on the question, most first.</returns>
    public async Task<IReadOnlyList<SpeakerCount>> SpeakersAsync(TrendFilter filter, int limit, CancellationToken cancellationToken)
    {
        if (!filter.IsOfAllTime)
        {
            return await SpeakersOfDaysAsync(filter, limit, cancellationToken).ConfigureAwait(false);
        }

        // Nearly all speakers have spoken once or twice: they are read where the others are too few.
        var often = await SpeakersAsync(filter, limit, WithMost(filter, Often), cancellationToken).ConfigureAwait(false);
        return often.Count == limit ? often : await SpeakersAsync(filter, limit, WithMost(filter, 1), cancellationToken).ConfigureAwait(false);
    }

    /// <param name="filter">Its actor is not asked for.</param>
    /// <param name="limit">At least 1.</param>
    /// <returns>The outlets with the most statements on the question, most first.</returns>
    public Task<IReadOnlyList<OutletCount>> OutletsAsync(TrendFilter filter, int limit, CancellationToken cancellationToken)
    {
        var conditions = new SqlConditions()
            .Ask("question = @question", "question", filter.Question)
            .Ask("time >= @from", "from", filter.From is { } from ? StoreDay.StartMs(StoreDay.Of(from)) : null)
            .Ask("time < @to", "to", filter.To is { } to ? StoreDay.StartMs(StoreDay.Of(to)) : null)
            .Give("limit", limit);
        // Over all time they are counted already; of some days the judgments tell, each of which is added to one number here and not to four.
        var (counts, counted) = filter.IsOfAllTime
            ? ($"outlet_count {conditions.Where}", TotalsRow.Counted(filter.Copies))
            : ($"""
              (
                  SELECT outlet, stance, decided, COUNT(*) AS statements
                  FROM judgment {conditions.Where} AND {StatementTables.IsOwnJudgment} {(filter.Copies ? "" : "AND is_copy = @no")}
                  GROUP BY outlet, stance, decided
              ) found
              """, "statements");
        return ListAsync(
            $"""
            SELECT COALESCE(outlet, '') AS name, 0 AS last, {TotalsRow.Sums(counted)}
            FROM {counts}
            GROUP BY COALESCE(outlet, '') HAVING SUM({counted}) > 0 ORDER BY SUM({counted}) DESC, COALESCE(outlet, '') LIMIT @limit
            """,
            conditions,
            row => new OutletCount(row.Name.Length > 0 ? row.Name : null, row.Totals),
            cancellationToken);
    }

    /// <summary>Nobody has more statements on some days than over all time: who has few is counted only where those who have many are not enough.</summary>
    private async Task<IReadOnlyList<SpeakerCount>> SpeakersOfDaysAsync(TrendFilter filter, int limit, CancellationToken cancellationToken)
    {
        for (var (least, last) = ((long)VeryOften, false); !last;)
        {
            var often = await SpeakersAsync(filter, limit, WithAtLeast(filter, least), cancellationToken).ConfigureAwait(false);
            // Who is not among these has fewer than the least, and so than the last of a full list that reaches it.
            var reached = often.Count == limit ? often[^1].Totals.Sum : 0;
            if (reached >= least)
            {
                return often;
            }

            (least, last) = (Math.Max(reached, Often), least == Often);
        }

        return await SpeakersAsync(filter, limit, "", cancellationToken).ConfigureAwait(false);
    }

    /// <param name="among">Which of them; empty for all.</param>
    private Task<IReadOnlyList<SpeakerCount>> SpeakersAsync(TrendFilter filter, int limit, string among, CancellationToken cancellationToken)
    {
        var counted = TotalsRow.Counted(filter.Copies);
        var conditions = OfSpeakers(filter).Give("limit", limit);
        return ListAsync(
            $"""
            SELECT speaker AS name, actor, MAX(day) AS last, {TotalsRow.Sums(counted)}
            FROM speaker_count {conditions.Where} AND {counted} > 0 {among}
            GROUP BY speaker, actor ORDER BY SUM({counted}) DESC, speaker, actor LIMIT @limit
            """,
            conditions,
            row => new SpeakerCount(row.Name, row.Actor.Length > 0 ? row.Actor : null, row.Totals, StoreDay.Date(row.Last)),
            cancellationToken);
    }

    /// <param name="least">How many statements they have at least.</param>
    private static string WithMost(TrendFilter filter, int least)
    {
        var counted = TotalsRow.Counted(filter.Copies);
        return string.Create(CultureInfo.InvariantCulture, $"""
            AND (speaker, actor) IN (
                SELECT speaker, actor FROM speaker_total {OfSpeakers(filter).Where} AND statements >= {least} AND {counted} >= {least}
                ORDER BY {counted} DESC, speaker, actor LIMIT @limit)
            """);
    }

    private static string WithAtLeast(TrendFilter filter, long least) => string.Create(CultureInfo.InvariantCulture, $"""
        AND (speaker, actor) IN (SELECT speaker, actor FROM speaker_total {OfSpeakers(filter with { From = null, To = null }).Where} AND statements >= {least})
        """);

    private static SqlConditions OfSpeakers(TrendFilter filter) => OnQuestion(filter).Ask("actor = @actor", "actor", filter.Actor);

    private static string Of(string sums, string counted) => sums.Replace("{0}", counted, StringComparison.Ordinal);

    private static SqlConditions OnQuestion(TrendFilter filter) => new SqlConditions()
        .Ask("question = @question", "question", filter.Question)
        .Ask("day >= @from", "from", filter.From is { } from ? StoreDay.Of(from) : null)
        .Ask("day < @to", "to", filter.To is { } to ? StoreDay.Of(to) : null);

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql, SqlConditions conditions, Func<TotalsRow, T> toCount, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var values = conditions.Give("yes", true).Give("no", false).Values;
                var rows = await connection.QueryAsync<TotalsRow>(new CommandDefinition(sql, values, cancellationToken: cancellationToken)).ConfigureAwait(false);
                return (IReadOnlyList<T>)[.. rows.Select(toCount)];
            },
            cancellationToken);
}
