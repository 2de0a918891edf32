using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>What readers called wrong, and which decision answered them.</summary>
internal static class ReviewMarks
{
    /// <summary>A reader marks a statement once; a second mark takes the place of the first, and asks again where that was answered.</summary>
    public static async Task AddAsync(DbTransaction transaction, long statement, Reviewer reader, string? note, DateTimeOffset now)
    {
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO review_mark (statement, reader, name, note, marked) VALUES (@statement, @Id, @Name, @note, @now)
            ON CONFLICT (statement, reader) DO UPDATE SET name = excluded.name, note = excluded.note, marked = excluded.marked, answer = NULL
            """,
            new { statement, reader.Id, reader.Name, note, now = now.ToUnixTimeMilliseconds() },
            transaction).ConfigureAwait(false);
        await CountAsync(transaction, statement).ConfigureAwait(false);
    }

    /// <summary>A decision answers all marks, and its undoing asks again.</summary>
    /// <param name="id">The decision's number.</param>
    public static async Task AnswerAsync(DbTransaction transaction, ReviewDecision decision, long id)
    {
        var statement = StatementId.Of(decision.Statement);
        var changed = decision switch
        {
            { Undoes: { } undone } => await transaction.Connection!.ExecuteAsync(
                "UPDATE review_mark SET answer = NULL WHERE statement = @statement AND answer = @undone", new { statement, undone }, transaction).ConfigureAwait(false),
            { Verdict: not null } => await transaction.Connection!.ExecuteAsync(
                "UPDATE review_mark SET answer = @id WHERE statement = @statement AND answer IS NULL", new { statement, id }, transaction).ConfigureAwait(false),
            _ => 0,
        };
        if (changed > 0)
        {
            await CountAsync(transaction, statement).ConfigureAwait(false);
        }
    }

    /// <summary>A mark without an answer asks for a look, whatever was decided before.</summary>
    private static Task<int> CountAsync(DbTransaction transaction, long statement) => transaction.Connection!.ExecuteAsync(
        """
        UPDATE review_queue SET wrong = (SELECT COUNT(*) FROM review_mark WHERE review_mark.statement = review_queue.statement AND answer IS NULL)
        WHERE statement = @statement;
        UPDATE review_queue SET state = 'open' WHERE statement = @statement AND state = 'done' AND wrong > 0;
        """,
        new { statement },
        transaction);
}
