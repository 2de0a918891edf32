using System.Runtime.CompilerServices;
using Dapper;

namespace StanceML.Store;

/// <summary>What reviewers decided, as rows to train on. Safe for concurrent use.</summary>
/// <remarks>
/// A version is named by the last decision in it, and decisions are only added: the same version gives the same rows at any time, also after the
/// articles were pruned or analyzed anew. Statements whose two opinions nobody settled yet are left out, and so are those that are no statement, and wire copies.
/// </remarks>
public sealed class CorrectionRows(StoreDatabase database)
{
    private const int StatementsAtOnce = 500;

    /// <summary>Of a decision: of the version, and not undone within it.</summary>
    private const string Counts =
        """
        review.verdict IS NOT NULL AND review.copy_of IS NULL AND review.sequence <= @LastDecision
        AND NOT EXISTS (SELECT 1 FROM review undoing WHERE undoing.undoes = review.sequence AND undoing.sequence <= @LastDecision)
        """;

    /// <returns>The version with all decisions made so far. What wire copies take over is no decision.</returns>
    public Task<CorrectionVersion> VersionAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection => new CorrectionVersion(await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("SELECT COALESCE(MAX(sequence), 0) FROM review WHERE copy_of IS NULL", cancellationToken: cancellationToken)).ConfigureAwait(false)),
        cancellationToken);

    /// <returns>One row per statement and question, in order of articles, in each from its last words to its first; the same words under the same question once.</returns>
    public async IAsyncEnumerable<CorrectionRow> ReadAsync(CorrectionVersion version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<(string Text, string? Target)> given = [];
        await foreach (var ofArticle in ArticlesAsync(version, cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in RowsOf(ofArticle))
            {
                if (given.Add((row.Text, row.Target)))
                {
                    yield return row;
                }
            }
        }
    }

    /// <returns>Decisions that count in the version, those of one article at a time, in order of arrival.</returns>
    private async IAsyncEnumerable<IReadOnlyList<ReviewDecision>> ArticlesAsync(CorrectionVersion version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ReviewDecision> read = [];
        for (var after = long.MinValue; ;)
        {
            var next = await DecisionsAsync(version, after, cancellationToken).ConfigureAwait(false);
            read.AddRange(next);
            var articles = read.GroupBy(decision => decision.Statement.ArticleSequence).Select(article => article.ToList()).ToList();
            // The last article may go on in the next piece.
            foreach (var article in next.Count == 0 ? articles : articles.SkipLast(1))
            {
                yield return article;
            }

            if (next.Count == 0)
            {
                yield break;
            }

            read = articles[^1];
            after = StatementId.Of(next[^1].Statement);
        }
    }

    /// <returns>All decisions that count in the version on the next statements that have one, in the order of statements.</returns>
    private Task<IReadOnlyList<ReviewDecision>> DecisionsAsync(CorrectionVersion version, long after, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ReviewDecision>>(
            async connection =>
            [
                .. (await connection.QueryAsync<ReviewRow>(new CommandDefinition(
                    $"""
                    SELECT {ReviewRow.Columns}
                    FROM (SELECT DISTINCT statement FROM review WHERE statement > @after AND {Counts} ORDER BY statement LIMIT @StatementsAtOnce) next
                    JOIN review ON review.statement = next.statement
                    WHERE {Counts}
                    ORDER BY review.statement, review.sequence
                    """,
                    new { after, StatementsAtOnce, version.LastDecision },
                    cancellationToken: cancellationToken)).ConfigureAwait(false)).Select(row => row.ToDecision() with { UndoneBy = null }),
            ],
            cancellationToken);

    /// <summary>
    /// Statements are told apart by their words and where these stand. Numbers will not do: a decision takes that of its words when the article
    /// is analyzed anew, and then two statements may have one.
    /// </summary>
    private static IEnumerable<CorrectionRow> RowsOf(IReadOnlyList<ReviewDecision> ofArticle) => ofArticle
        .OrderBy(decision => decision.Id)
        .GroupBy(decision => (decision.Machine!.Spans[0][0], decision.Machine.Text))
        .OrderByDescending(statement => statement.Key.Item1)
        .SelectMany(RowsOfStatement);

    private static IEnumerable<CorrectionRow> RowsOfStatement(IEnumerable<ReviewDecision> ofStatement)
    {
        var standing = ReviewStanding.Of(ofStatement, isSampled: false);
        if (standing is not { State: ReviewState.Done, Ruling: { Verdict: { IsStatement: true } verdict } ruling })
        {
            return [];
        }

        var rows = verdict.Targets.Count == 0
            ? [new CorrectionRow($"review-{ruling.Id}", verdict.Text, null, null, verdict.Sentiment, $"review-{ruling.Article}", CorrectionRow.OfReview, ruling.Note)]
            : verdict.Targets.Select(target => new CorrectionRow(
                $"review-{ruling.Id}-{target.Id}", verdict.Text, target.Id, target.Stance, verdict.Sentiment, target.Id, CorrectionRow.OfReview, ruling.Note));
        return rows.Select(row => row with { Actor = verdict.Speaker?.Actor });
    }
}
