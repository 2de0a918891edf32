using Dapper;

namespace StanceML.Store;

/// <summary>What an actor or a speaker said, question by question: answered from counts that are kept along with the statements. Safe for concurrent use.</summary>
public sealed class ProfileStore(StoreDatabase database)
{
    /// <summary>
    /// Each question's rows are found by its key: an index by actor would cost every write. SQLite takes the tables of a cross join in the order in which
    /// they are named; it would read all counts, and look up the question of each.
    /// </summary>
    internal const string OfActor =
        """
        (SELECT DISTINCT question FROM question_count) question_count CROSS JOIN daily_count
        WHERE question_count.question = daily_count.question AND daily_count.actor = @name
        """;

    internal const string OfSpeaker =
        """
        (SELECT DISTINCT question FROM question_count) question_count CROSS JOIN speaker_count
        WHERE question_count.question = speaker_count.question AND speaker_count.speaker = @name
        """;

    /// <returns>The questions that the actor spoke on, most statements first.</returns>
    public Task<IReadOnlyList<QuestionCount>> QuestionsOfActorAsync(string actor, bool copies, CancellationToken cancellationToken) => ListAsync(
        $"""
        SELECT daily_count.question AS name, MAX(day) AS last, {TotalsRow.Sums(TotalsRow.Counted(copies))}
        FROM {OfActor}
        GROUP BY daily_count.question HAVING SUM({TotalsRow.Counted(copies)}) > 0
        ORDER BY SUM({TotalsRow.Counted(copies)}) DESC, daily_count.question
        """,
        actor,
        row => new QuestionCount(row.Name, row.Totals, StoreDay.Date(row.Last)),
        cancellationToken);

    /// <param name="speaker">A name as statements have it; only its first 200 characters count.</param>
    /// <returns>The questions that the speaker spoke on, for whomever, most statements first.</returns>
    public Task<IReadOnlyList<QuestionCount>> QuestionsOfSpeakerAsync(string speaker, bool copies, CancellationToken cancellationToken) => ListAsync(
        $"""
        SELECT speaker_count.question AS name, MAX(day) AS last, {TotalsRow.Sums(TotalsRow.Counted(copies))}
        FROM {OfSpeaker}
        GROUP BY speaker_count.question HAVING SUM({TotalsRow.Counted(copies)}) > 0
        ORDER BY SUM({TotalsRow.Counted(copies)}) DESC, speaker_count.question
        """,
        SpeakerKey.Of(speaker) ?? "",
        row => new QuestionCount(row.Name, row.Totals, StoreDay.Date(row.Last)),
        cancellationToken);

    /// <returns>For whom the speaker spoke, most statements first. Statements for nobody are counted under the empty id.</returns>
    public Task<IReadOnlyList<ActorCount>> ActorsOfSpeakerAsync(string speaker, bool copies, CancellationToken cancellationToken) => ListAsync(
        $"""
        SELECT speaker_count.actor AS name, MAX(day) AS last, {TotalsRow.Sums(TotalsRow.Counted(copies))}
        FROM {OfSpeaker}
        GROUP BY speaker_count.actor HAVING SUM({TotalsRow.Counted(copies)}) > 0
        ORDER BY SUM({TotalsRow.Counted(copies)}) DESC, speaker_count.actor
        """,
        SpeakerKey.Of(speaker) ?? "",
        row => new ActorCount(row.Name, row.Totals, StoreDay.Date(row.Last)),
        cancellationToken);

    /// <param name="limit">At least 1.</param>
    /// <returns>Who speaks for the actor on any question, most statements first.</returns>
    public Task<IReadOnlyList<SpeakerCount>> SpeakersForAsync(string actor, bool copies, int limit, CancellationToken cancellationToken) => ListAsync(
        $"""
        SELECT speaker AS name, actor, MAX(day) AS last, {TotalsRow.Sums(TotalsRow.Counted(copies))}
        FROM speaker_count WHERE actor = @name AND actor <> ''
        GROUP BY speaker, actor HAVING SUM({TotalsRow.Counted(copies)}) > 0
        ORDER BY SUM({TotalsRow.Counted(copies)}) DESC, speaker LIMIT @limit
        """,
        actor,
        row => new SpeakerCount(row.Name, row.Actor, row.Totals, StoreDay.Date(row.Last)),
        cancellationToken,
        limit);

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql, string name, Func<TotalsRow, T> toCount, CancellationToken cancellationToken, int limit = 0) =>
        database.ReadAsync(
            async connection =>
            {
                var rows = await connection.QueryAsync<TotalsRow>(
                    new CommandDefinition(sql, new { name = StorableText.Of(name), limit, yes = true, no = false }, cancellationToken: cancellationToken)).ConfigureAwait(false);
                return (IReadOnlyList<T>)[.. rows.Select(toCount)];
            },
            cancellationToken);
}
