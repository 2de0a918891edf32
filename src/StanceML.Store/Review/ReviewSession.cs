using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>One transaction of decisions: what is shown, counted and queued follows, and the decisions are written last.</summary>
internal sealed class ReviewSession(StoreDatabase database, DbTransaction transaction, double secondOpinionShare)
{
    private readonly StatementBatch _batch = new(database.Engine);
    private readonly ReviewEntries _entries = new();
    private readonly List<(ReviewedStatement Statement, ReviewStanding Standing)> _standings = [];
    private readonly List<StatementCorrection> _corrections = [];

    public async Task<ReviewOutcome> DecideAsync(ReviewSubmission submission, Reviewer reviewer)
    {
        if (await ReviewedStatement.FindAsync(database.Engine, transaction, StatementId.Of(submission.Statement)).ConfigureAwait(false) is not { } lead)
        {
            return new ReviewOutcome(null);
        }

        var (decision, problem) = ReviewOpinion.Of(submission, lead, reviewer, database.Clock.GetUtcNow());
        if (decision is null)
        {
            return new ReviewOutcome(null, Problem: problem);
        }

        if (decision.Verdict is null)
        {
            await ReleaseAsync(lead.Id).ConfigureAwait(false);
            return new ReviewOutcome(await AppendAsync(decision).ConfigureAwait(false));
        }

        Take(lead, [.. lead.Decisions, decision]);
        IReadOnlyList<ReviewDecision> copies = [];
        if (submission.Copies && decision.Round != ReviewRound.Blind)
        {
            decision = decision with { Story = lead.Article.Story ?? lead.Article.Sequence };
            copies = await CopiesAsync(lead, decision).ConfigureAwait(false);
        }

        await WriteStatementsAsync().ConfigureAwait(false);
        await StatementFeed.AppendAsync(database.Engine, transaction, _corrections).ConfigureAwait(false);
        var written = await AppendAsync(decision).ConfigureAwait(false);
        foreach (var copy in copies)
        {
            await AppendAsync(copy with { CopyOf = written.Id }).ConfigureAwait(false);
        }

        return new ReviewOutcome(written, copies.Count);
    }

    private async Task<IReadOnlyList<ReviewDecision>> CopiesAsync(ReviewedStatement lead, ReviewDecision decision)
    {
        List<ReviewDecision> copies = [];
        foreach (var copy in await ReviewCopies.FindAsync(database.Engine, transaction, lead, decision).ConfigureAwait(false))
        {
            if (ReviewCopies.Repeat(decision, copy) is { } repeated)
            {
                // The number of the decision it repeats is known when that one is written.
                copies.Add(repeated);
                Take(copy, [.. copy.Decisions, repeated]);
            }
        }

        return copies;
    }

    /// <param name="group">A decision and its copies.</param>
    /// <returns>The record of the undoing.</returns>
    public async Task<ReviewDecision> UndoAsync(IReadOnlyList<ReviewDecision> group, Reviewer reviewer)
    {
        var undone = group.Select(decision => decision.Id).ToHashSet();
        foreach (var id in group.Select(decision => StatementId.Of(decision.Statement)).Distinct())
        {
            // Of a statement that has gone there is nothing left to show.
            if (await ReviewedStatement.FindAsync(database.Engine, transaction, id).ConfigureAwait(false) is { } statement)
            {
                Take(statement, statement.Decisions.Where(other => !undone.Contains(other.Id)));
            }
        }

        await WriteStatementsAsync().ConfigureAwait(false);
        await StatementFeed.AppendAsync(database.Engine, transaction, _corrections).ConfigureAwait(false);
        ReviewDecision? lead = null;
        foreach (var decision in group)
        {
            var undoing = new ReviewDecision(0, decision.Statement, decision.Article, reviewer, database.Clock.GetUtcNow(), ReviewKind.Undo)
            {
                Round = decision.Round,
                Undoes = decision.Id,
                CopyOf = lead?.Id,
                IsControl = decision.IsControl,
            };
            var written = await AppendAsync(undoing).ConfigureAwait(false);
            lead ??= written;
        }

        return lead!;
    }

    /// <summary>Lets decisions that were made before count for statements that are stored now, and told of now: they are no corrections to whoever listens.</summary>
    /// <param name="statements">Each with the decision for its story's copies that was made on the same words; null where there is none.</param>
    public async Task ReapplyAsync(IEnumerable<KeyValuePair<long, ReviewDecision?>> statements)
    {
        List<ReviewDecision> inherited = [];
        foreach (var (id, lead) in statements)
        {
            if (await ReviewedStatement.FindAsync(database.Engine, transaction, id).ConfigureAwait(false) is not { } statement)
            {
                continue;
            }

            var repeated = lead is not null && statement.IsFreeFor(lead) ? ReviewCopies.Repeat(lead, statement) : null;
            IReadOnlyList<ReviewDecision> decisions = repeated is null ? statement.Decisions : [.. statement.Decisions, repeated];
            inherited.AddRange(repeated is null ? [] : [repeated]);
            if (decisions.Count > 0)
            {
                Take(statement, decisions);
            }
        }

        await WriteStatementsAsync().ConfigureAwait(false);
        foreach (var decision in inherited)
        {
            await AppendAsync(decision).ConfigureAwait(false);
        }
    }

    private void Take(ReviewedStatement statement, IEnumerable<ReviewDecision> decisions)
    {
        var standing = ReviewStanding.Of(decisions, StatementSample.IsForSecondOpinion(statement.Id, secondOpinionShare));
        _standings.Add((statement, standing));
        var record = standing.Ruling switch
        {
            null => statement.Machine,
            { Verdict.IsStatement: true } ruling => ReviewedRecord.Of(statement.Machine, ruling, statement.Article.Text),
            _ => null,
        };
        _corrections.AddRange(StatementCorrection.Of(statement, record, standing.Ruling, database.Clock.GetUtcNow()) is { } correction ? [correction] : []);
        var context = record is null ? default : StatementContext.Around(statement.Article.Text, record.Spans);
        _batch.Replace(statement.Id, statement.Article, statement.Shown, record, (context.Of(statement.Article.Text).ToString(), context.Start));
        if (statement.Queued is null)
        {
            _entries.AddAsked(statement.Id, statement.Machine);
        }
    }

    private async Task WriteStatementsAsync()
    {
        foreach (var (statement, standing) in _standings)
        {
            await KeepOriginalAsync(statement, standing).ConfigureAwait(false);
        }

        await _batch.WriteAsync(transaction).ConfigureAwait(false);
        await _entries.WriteAsync(database.Engine, transaction).ConfigureAwait(false);
        foreach (var (statement, standing) in _standings)
        {
            await transaction.Connection!.ExecuteAsync(
                "UPDATE review_queue SET state = @state, opinion_of = @OpinionOf, held_by = NULL, held_until = NULL WHERE statement = @Id",
                new { state = StatementRecords.Word(standing.State), standing.OpinionOf, statement.Id },
                transaction).ConfigureAwait(false);
        }
    }

    /// <summary>Others may look at it now.</summary>
    private Task<int> ReleaseAsync(long statement) => transaction.Connection!.ExecuteAsync(
        "UPDATE review_queue SET held_by = NULL, held_until = NULL WHERE statement = @statement", new { statement }, transaction);

    private Task<int> KeepOriginalAsync(ReviewedStatement statement, ReviewStanding standing) => transaction.Connection!.ExecuteAsync(
        standing.Ruling is null
            ? "DELETE FROM review_original WHERE statement = @Id"
            : "INSERT INTO review_original (statement, context, context_start, record) VALUES (@Id, @Context, @ContextStart, @Record) ON CONFLICT DO NOTHING",
        new { statement.Id, statement.Original.Context, statement.Original.ContextStart, statement.Original.Record },
        transaction);

    /// <summary>The number of a decision is that of its commit, so that what is up to a number never changes: nothing slow may follow.</summary>
    private async Task<ReviewDecision> AppendAsync(ReviewDecision decision)
    {
        if (database.Engine.OneAfterTheOther is { } turn)
        {
            await transaction.Connection!.ExecuteAsync(turn, transaction: transaction).ConfigureAwait(false);
        }

        var id = await transaction.Connection!.ExecuteScalarAsync<long>(
            """
            INSERT INTO review (statement, article, time, reviewer, reviewer_name, decided, kind, round, machine, verdict, note, copy_of, story, undoes, is_control)
            VALUES (@Statement, @Article, @Time, @Reviewer, @ReviewerName, @Decided, @Kind, @Round, @Machine, @Verdict, @Note, @CopyOf, @Story, @Undoes, @IsControl)
            RETURNING sequence
            """,
            ReviewRow.Of(decision),
            transaction).ConfigureAwait(false);
        await ReviewMarks.AnswerAsync(transaction, decision, id).ConfigureAwait(false);
        return decision with { Id = id };
    }
}
