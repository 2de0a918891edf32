using Dapper;

namespace StanceML.Store;

/// <summary>Keeps what reviewers decide on statements, and lets what is shown, counted and searched follow it at once. Safe for concurrent use.</summary>
/// <remarks>
/// Decisions are only added. What counts for a statement is derived from the latest of them, see <see cref="ReviewStanding"/>; what the models judged
/// is kept, and undoing the last decision shows it again exactly as it was. Positions follow with <see cref="PositionStore.RefreshAsync"/>.
/// </remarks>
public sealed class ReviewStore(StoreDatabase database)
{
    /// <summary>Share of the decided statements that are offered to a second reviewer, who does not see the first opinion. Default 0.1; 0 to 1.</summary>
    public double SecondOpinionShare { get; init; } = 0.1;

    /// <summary>Records a decision.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<ReviewOutcome> DecideAsync(ReviewSubmission submission, Reviewer reviewer, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => new ReviewSession(database, transaction, SecondOpinionShare).DecideAsync(submission, reviewer), cancellationToken);

    /// <summary>Takes a decision back, and with it what it was applied to; a decision for a copy is taken back with the one that it repeats.</summary>
    /// <returns>The record of the undoing; null when there is no such decision, or it was taken back before, or is an undoing itself.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<ReviewDecision?> UndoAsync(long decision, Reviewer reviewer, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await ReviewCopies.HoldStoryAsync(
                database.Engine,
                transaction,
                "(SELECT story FROM review WHERE sequence = (SELECT COALESCE(copy_of, sequence) FROM review WHERE sequence = @decision))",
                new { decision }).ConfigureAwait(false);
            // Whoever takes it back at the same moment waits, and sees that it was.
            await transaction.Connection!.ExecuteAsync(
                $"SELECT sequence FROM review WHERE sequence = (SELECT COALESCE(copy_of, sequence) FROM review WHERE sequence = @decision) {database.Engine.ForUpdate}",
                new { decision },
                transaction).ConfigureAwait(false);
            var group = (await transaction.Connection!.QueryAsync<ReviewRow>(
                $"""
                SELECT {ReviewRow.Columns}
                FROM (SELECT COALESCE(copy_of, sequence) AS sequence FROM review WHERE sequence = @decision AND kind <> 'undo') lead
                JOIN review ON review.sequence = lead.sequence OR review.copy_of = lead.sequence
                ORDER BY review.sequence
                """,
                new { decision },
                transaction).ConfigureAwait(false)).Select(row => row.ToDecision()).ToList();
            return group is [{ UndoneBy: null }, ..]
                ? await new ReviewSession(database, transaction, SecondOpinionShare).UndoAsync(group, reviewer).ConfigureAwait(false)
                : null;
        },
        cancellationToken);

    /// <summary>Notes that a reader finds a judgment wrong; the statement goes to review.</summary>
    /// <param name="note">What is wrong, for the reviewer; null for none.</param>
    /// <returns>False when there is no such statement.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public Task<bool> MarkWrongAsync(StatementKey statement, Reviewer reader, string? note, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var id = StatementId.Of(statement);
            if (await StatementRecordRow.FindAsync(transaction, id).ConfigureAwait(false) is not { } row)
            {
                return false;
            }

            var entries = new ReviewEntries();
            entries.AddAsked(id, row.ToRecord());
            await entries.WriteAsync(database.Engine, transaction).ConfigureAwait(false);
            await ReviewMarks.AddAsync(transaction, id, reader, StorableText.Of(note), database.Clock.GetUtcNow()).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Lists decisions, newest first: all that was ever decided, undone or not.</summary>
    /// <param name="before">Only those with a lower number; null for the first page.</param>
    /// <param name="limit">At least 1.</param>
    public Task<IReadOnlyList<ReviewDecision>> ListAsync(ReviewFilter filter, long? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ReviewDecision>>(
            async connection =>
            {
                var conditions = new SqlConditions()
                    .Ask("review.reviewer = @reviewer", "reviewer", filter.Reviewer)
                    .Ask("review.statement = @statement", "statement", filter.Statement is { } key ? StatementId.Of(key) : null)
                    .Ask("review.kind = @kind", "kind", filter.Kind is { } kind ? StatementRecords.Word(kind) : null)
                    .Ask("review.sequence < @before", "before", before)
                    .Give("limit", limit);
                var rows = await connection.QueryAsync<ReviewRow>(new CommandDefinition(
                    $"SELECT {ReviewRow.Columns} FROM review {conditions.Where} ORDER BY review.sequence DESC LIMIT @limit",
                    conditions.Values,
                    cancellationToken: cancellationToken)).ConfigureAwait(false);
                return [.. rows.Select(row => row.ToDecision())];
            },
            cancellationToken);

    /// <summary>How far reviewers who did not know of each other's opinion agree, and how often the models were right in the random control sample.</summary>
    public Task<ReviewAgreement> AgreementAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var rows = await connection.QueryAsync<ReviewRow>(new CommandDefinition(
                $"""
                SELECT {ReviewRow.Columns} FROM review
                WHERE verdict IS NOT NULL AND copy_of IS NULL
                  AND (is_control = @yes OR statement IN (SELECT statement FROM review WHERE round = 'blind'))
                ORDER BY sequence
                """,
                new { yes = true },
                cancellationToken: cancellationToken)).ConfigureAwait(false);
            return ReviewAgreement.Of([.. rows.Select(row => row.ToDecision()).Where(decision => decision.UndoneBy is null)]);
        },
        cancellationToken);
}
