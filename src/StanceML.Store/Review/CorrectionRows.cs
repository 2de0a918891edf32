using System.Runtime.CompilerServices;
using Dapper;

namespace StanceML.Store;

/// <summary>What reviewers decided, as rows to train on. Safe for concurrent use.</summary>
/// <remarks>
/// A version is named by the last decision in it, and decisions are only added: the same version gives the same rows at any time, also after the
/// articles were pruned. Statements whose two opinions nobody settled yet are left out, and so are those that are no statement, and wire copies.
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

    /// <returns>One row per statement and question, in order of statements; the same words under the same question once.</returns>
    public async IAsyncEnumerable<CorrectionRow> ReadAsync(CorrectionVersion version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<(string Text, string? Target)> given = [];
        for (var after = long.MinValue; ;)
        {
            var decisions = await DecisionsAsync(version, after, cancellationToken).ConfigureAwait(false);
            if (decisions.Count == 0)
            {
                yield break;
            }

            foreach (var row in decisions.GroupBy(decision => decision.Words).SelectMany(RowsOf))
            {
                if (given.Add((row.Text, row.Target)))
                {
                    yield return row;
                }
            }

            after = StatementId.Of(decisions[^1].Statement);
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

    private static IEnumerable<CorrectionRow> RowsOf(IEnumerable<ReviewDecision> ofStatement)
    {
        var standing = ReviewStanding.Of(ofStatement, isSampled: false);
        if (standing is not { State: ReviewState.Done, Ruling: { Verdict: { IsStatement: true } verdict } ruling })
        {
            return [];
        }

        return verdict.Targets.Count == 0
            ? [new CorrectionRow($"review-{ruling.Id}", verdict.Text, null, null, verdict.Sentiment, $"review-{ruling.Article}", CorrectionRow.OfReview, ruling.Note)]
            : verdict.Targets.Select(target => new CorrectionRow(
                $"review-{ruling.Id}-{target.Id}", verdict.Text, target.Id, target.Stance, verdict.Sentiment, target.Id, CorrectionRow.OfReview, ruling.Note));
    }
}
