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
    public static async Task<IReadOnlyList<ReviewedStatement>> FindAsync(StoreEngine engine, DbTransaction transaction, ReviewedStatement lead)
    {
        var story = lead.Article.Story ?? lead.Article.Sequence;
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
                    && ReviewStanding.Of(copy.Decisions, isSampled: false).Ruling is null or { CopyOf: not null })
                {
                    copies.Add(copy);
                }
            }
        }

        return copies;
    }

    /// <returns>The verdict with its spans moved to where the words stand in the copy; null when they stand there no longer.</returns>
    public static ReviewVerdict? Move(ReviewVerdict verdict, ReviewedStatement lead, ReviewedStatement copy)
    {
        var shift = copy.Machine.Spans[0][0] - lead.Machine.Spans[0][0];
        var moved = verdict with { Spans = [.. verdict.Spans.Select(span => new[] { span[0] + shift, span[1] + shift })] };
        return ReviewSpans.Problem(moved.Spans, copy.Article.Text) is null && ReviewSpans.Words(moved.Spans, copy.Article.Text) == verdict.Text ? moved : null;
    }
}
