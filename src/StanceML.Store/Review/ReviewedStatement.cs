using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>A statement with everything that was decided on it, held by one transaction.</summary>
internal sealed class ReviewedStatement
{
    public required long Id { get; init; }

    public required Placed Article { get; init; }

    /// <summary>As the models judged it.</summary>
    public required StatementRecordRow Original { get; init; }

    /// <summary>As it is shown now; null when a reviewer rejected it.</summary>
    public required StatementRecord? Shown { get; init; }

    /// <summary>In their order.</summary>
    public required IReadOnlyList<ReviewDecision> Decisions { get; init; }

    /// <summary>Null when it never was in the queue.</summary>
    public required ReviewQueueRow? Queued { get; init; }

    public StatementRecord Machine => Original.ToRecord();

    public StatementKey Key => StatementId.KeyOf(Article.Time, Id);

    /// <returns>Whether a decision for wire copies is to count here: nobody decided for this statement alone, and none was repeated for it since.</returns>
    public bool IsFreeFor(ReviewDecision lead) =>
        ReviewStanding.Of(Decisions, isSampled: false).Ruling is not { } ruling || (ruling.CopyOf is { } repeated && (lead.Id == 0 || repeated < lead.Id));

    /// <returns>Null when there is no such statement. Nobody else changes it until the transaction ends.</returns>
    public static async Task<ReviewedStatement?> FindAsync(StoreEngine engine, DbTransaction transaction, long id)
    {
        var article = await transaction.Connection!.QuerySingleOrDefaultAsync<Placed>(
            $"SELECT sequence, id, text, outlet, story, published, received FROM article WHERE sequence = {StatementId.ArticleOf("@id")} {engine.ForUpdate}",
            new { id },
            transaction).ConfigureAwait(false);
        var shown = await StatementRecordRow.FindAsync(transaction, id).ConfigureAwait(false);
        var original = await StatementRecordRow.FindOriginalAsync(transaction, id).ConfigureAwait(false) ?? shown;
        return article is null || original is null
            ? null
            : new ReviewedStatement
            {
                Id = id,
                Article = article,
                Original = original,
                Shown = shown?.ToRecord(),
                Decisions = await DecisionsAsync(transaction, id, original.ToRecord()).ConfigureAwait(false),
                Queued = await ReviewQueueRow.FindAsync(transaction, id).ConfigureAwait(false),
            };
    }

    /// <summary>Decisions on other words do not count: the article was analyzed again since, and its statements are others.</summary>
    private static async Task<IReadOnlyList<ReviewDecision>> DecisionsAsync(DbTransaction transaction, long id, StatementRecord original)
    {
        var rows = await transaction.Connection!.QueryAsync<ReviewRow>(
            $"SELECT {ReviewRow.Columns} FROM review WHERE statement = @id ORDER BY sequence", new { id }, transaction).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToDecision()).Where(decision => decision.Machine?.Text == original.Text)];
    }

    internal sealed class Placed : ArticlePlace
    {
        public required string Id { get; init; }

        public required string Text { get; init; }
    }
}
