using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>What is worth a reviewer's look, by expected gain. Safe for concurrent use.</summary>
/// <remarks>
/// The queue is kept along with the statements, so that a look reads an index. One turn in ten, at places that cannot be told from outside, shows a
/// statement of the random control sample. Nobody is shown what they skipped, or their own opinion where a second one is
/// wanted, and for a day not the dispute that they have a part in. An item holds nothing that tells a statement of the sample from others: no
/// doubt, no gain, no probability, and the place among what is worth the same says nothing.
/// </remarks>
public sealed class ReviewDesk(StoreDatabase database)
{
    /// <summary>How long a statement that somebody looks at is kept from others. A reviewer who thinks longer loses nothing but that.</summary>
    private static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(10);

    /// <summary>So long a dispute is left to somebody who has no part in it; then to whoever comes.</summary>
    private static readonly TimeSpan ThirdPartyTime = TimeSpan.FromDays(1);

    /// <summary>Index reads alone; the reviewer's own decisions are few beside the queue.</summary>
    private const string IsForReviewer = """
        queued.state <> 'done'
        AND (queued.opinion_of IS NULL OR queued.opinion_of <> @reviewer)
        AND (queued.held_until IS NULL OR queued.held_until < @now OR queued.held_by = @reviewer)
        AND NOT (queued.state = 'dispute' AND EXISTS (
            SELECT 1 FROM review mine WHERE mine.statement = queued.statement AND mine.reviewer = @reviewer AND mine.verdict IS NOT NULL AND mine.decided > @lately
            AND NOT EXISTS (SELECT 1 FROM review undoing WHERE undoing.undoes = mine.sequence)))
        AND NOT EXISTS (
            SELECT 1 FROM review skipped WHERE skipped.statement = queued.statement AND skipped.reviewer = @reviewer AND skipped.kind = 'skip'
            AND NOT EXISTS (SELECT 1 FROM review undoing WHERE undoing.undoes = skipped.sequence))
        """;

    /// <param name="limit">At least 1.</param>
    /// <returns>What this reviewer should look at next, in this order.</returns>
    public Task<IReadOnlyList<ReviewItem>> ListAsync(Reviewer reviewer, int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ReviewItem>>(
        async connection =>
        {
            var values = new { reviewer = reviewer.Id, now = Now(), lately = Lately(), limit };
            var byGain = Shuffled(await ChooseAsync(connection, "queued.gain DESC, queued.statement DESC", "TRUE", values).ConfigureAwait(false));
            var control = await ChooseAsync(connection, "queued.control", "queued.control IS NOT NULL", values).ConfigureAwait(false);
            var turn = await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM review WHERE reviewer = @reviewer", values).ConfigureAwait(false);
            var chosen = Mix(byGain, [.. control.Select(queued => queued.Statement)], place => StatementSample.IsControlTurn(reviewer.Id, turn + place)).Take(limit).ToList();
            return await new ReviewItems(connection).FindAsync(chosen).ConfigureAwait(false);
        },
        cancellationToken);

    /// <returns>The statement as this queue would show it; null when it never was in it, or is gone.</returns>
    public Task<ReviewItem?> FindAsync(StatementKey statement, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await new ReviewItems(connection).FindAsync([StatementId.Of(statement)]).ConfigureAwait(false) is [var item] ? item : null, cancellationToken);

    /// <summary>Keeps a statement from other reviewers for ten minutes, or until it is decided or skipped.</summary>
    /// <returns>False when another one looks at it now, or it is no longer in the queue.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<bool> HoldAsync(StatementKey statement, Reviewer reviewer, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var values = new { statement = StatementId.Of(statement), reviewer = reviewer.Id, now = Now(), until = Now() + (long)HoldTime.TotalMilliseconds };
            return await transaction.Connection!.ExecuteAsync(
                """
                UPDATE review_queue SET held_by = @reviewer, held_until = @until
                WHERE statement = @statement AND state <> 'done' AND (held_until IS NULL OR held_until < @now OR held_by = @reviewer)
                """,
                values,
                transaction).ConfigureAwait(false) > 0;
        },
        cancellationToken);

    /// <param name="since">Of what was done; the reviewer's midnight.</param>
    public Task<ReviewProgress> ProgressAsync(Reviewer reviewer, DateTimeOffset since, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var values = new { reviewer = reviewer.Id, now = Now(), lately = Lately(), since = since.ToUnixTimeMilliseconds(), limit = ReviewProgress.MostLeft };
            return new ReviewProgress(
                await connection.ExecuteScalarAsync<int>(
                    $"SELECT COUNT(*) FROM (SELECT 1 FROM review_queue queued WHERE {IsForReviewer} LIMIT @limit) waiting", values).ConfigureAwait(false),
                await connection.ExecuteScalarAsync<int>(
                    """
                    SELECT COUNT(*) FROM review made
                    WHERE made.reviewer = @reviewer AND made.decided >= @since AND made.verdict IS NOT NULL AND made.copy_of IS NULL
                      AND NOT EXISTS (SELECT 1 FROM review undoing WHERE undoing.undoes = made.sequence)
                    """,
                    values).ConfigureAwait(false));
        },
        cancellationToken);

    /// <returns>
    /// Reasons for a place in the queue, the strongest first. That a statement is of the control sample is none, and neither is that the models are
    /// unsure of it: what had no other reason would be of the sample.
    /// </returns>
    internal static IReadOnlyList<ReviewReason> ReasonsOf(ReviewQueueRow row)
    {
        (ReviewReason Reason, bool Holds)[] all =
        [
            (ReviewReason.Dispute, row.ParsedState == ReviewState.Dispute),
            (ReviewReason.Wrong, row.Wrong > 0),
            (ReviewReason.Shadow, row.ShadowTask is not null),
            (ReviewReason.Change, row.IsChange),
            (ReviewReason.Position, row.PositionShare > 0),
            (ReviewReason.Copies, row.Copies > 0),
        ];
        return [.. all.Where(one => one.Holds).Select(one => one.Reason).DefaultIfEmpty(ReviewReason.Look)];
    }

    private static async Task<IReadOnlyList<(long Statement, double Gain)>> ChooseAsync(DbConnection connection, string order, string condition, object values) =>
        (await connection.QueryAsync<(long, double)>(
            $"SELECT queued.statement, queued.gain FROM review_queue queued WHERE {condition} AND {IsForReviewer} ORDER BY {order} LIMIT @limit", values).ConfigureAwait(false)).AsList();

    /// <summary>What is worth the same comes newest first out of the index: a statement from elsewhere would stand out.</summary>
    private static IReadOnlyList<long> Shuffled(IReadOnlyList<(long Statement, double Gain)> chosen) =>
        [.. chosen.OrderByDescending(queued => queued.Gain).ThenBy(queued => StatementSample.ShufflePlace(queued.Statement)).Select(queued => queued.Statement)];

    private static IEnumerable<long> Mix(IReadOnlyList<long> byGain, IReadOnlyList<long> control, Func<int, bool> isControlTurn)
    {
        var (gains, controls, given) = (new Queue<long>(byGain), new Queue<long>(control), new HashSet<long>());
        for (var place = 0; gains.Count + controls.Count > 0;)
        {
            var next = gains.Count == 0 || (controls.Count > 0 && isControlTurn(place)) ? controls.Dequeue() : gains.Dequeue();
            if (given.Add(next))
            {
                place++;
                yield return next;
            }
        }
    }

    private long Lately() => Now() - (long)ThirdPartyTime.TotalMilliseconds;

    private long Now() => database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
