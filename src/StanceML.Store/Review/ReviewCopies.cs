using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace StanceML.Store;

/// <summary>Finds the same words in the wire copies of an article.</summary>
internal static class ReviewCopies
{
    /// <summary>More outlets than take one agency's report.</summary>
    private const int MaxArticles = 500;

    /// <returns>Statements of other articles of the story whose words are the same and on which nobody decided for themselves.</returns>
    public static async Task<IReadOnlyList<ReviewedStatement>> FindAsync(StoreEngine engine, DbTransaction transaction, ReviewedStatement lead, ReviewDecision decision)
    {
        var story = decision.Story!.Value;
        await HoldStoryAsync(engine, transaction, "@story", new { story }).ConfigureAwait(false);
        var articles = await transaction.Connection!.QueryAsync<long>(
            "SELECT sequence FROM article WHERE story = @story AND sequence <> @own AND state = 'done' ORDER BY sequence LIMIT @MaxArticles",
            new { story, own = lead.Article.Sequence, MaxArticles },
            transaction).ConfigureAwait(false);
        List<ReviewedStatement> copies = [];
        foreach (var sequence in articles.AsList())
        {
            var rows = await transaction.Connection!.QueryAsync<(long Statement, string Record)>(
                $"SELECT statement, record FROM statement_record WHERE {StatementId.IsOfArticle("statement")}", new { sequence }, transaction).ConfigureAwait(false);
            foreach (var (statement, json) in rows.AsList())
            {
                if (JsonSerializer.Deserialize(json, StanceJson.Readable.StatementRecord)!.Text == lead.Machine.Text
                    && await ReviewedStatement.FindAsync(engine, transaction, statement).ConfigureAwait(false) is { } copy
                    && copy.IsFreeFor(decision))
                {
                    copies.Add(copy);
                }
            }
        }

        return copies;
    }

    /// <summary>Until the transaction ends no copy of the story is stored: one that is on its way waits, and finds what was decided.</summary>
    /// <param name="story">SQL of the sequence of its first article.</param>
    public static Task<int> HoldStoryAsync(StoreEngine engine, DbTransaction transaction, string story, object values) =>
        transaction.Connection!.ExecuteAsync($"SELECT sequence FROM article WHERE sequence = {story} {engine.ForUpdate}", values, transaction);

    /// <returns>The decision for a copy, with its spans moved to where the words stand there; null when they stand there no longer.</returns>
    public static ReviewDecision? Repeat(ReviewDecision decision, ReviewedStatement copy)
    {
        var verdict = decision.Verdict!;
        var shift = copy.Machine.Spans[0][0] - decision.Machine!.Spans[0][0];
        var moved = verdict with { Spans = [.. verdict.Spans.Select(span => new[] { span[0] + shift, span[1] + shift })] };
        return ReviewSpans.Problem(moved.Spans, copy.Article.Text) is null && ReviewSpans.Words(moved.Spans, copy.Article.Text) == verdict.Text
            ? decision with
            {
                Statement = copy.Key,
                Article = copy.Article.Id,
                Machine = ReviewVerdict.Of(copy.Machine),
                Verdict = moved,
                CopyOf = decision.Id,
                Story = null,
            }
            : null;
    }
}
