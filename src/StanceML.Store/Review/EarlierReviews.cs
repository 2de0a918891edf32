using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>
/// What was decided before statements are stored: on the same words of their article when it was analyzed before, and on the same words in other
/// articles of its story, where that was to count for wire copies.
/// </summary>
internal sealed class EarlierReviews
{
    private readonly ILookup<long, ReviewDecision> _ofArticle;
    private readonly ILookup<long, ReviewDecision> _ofStory;

    private EarlierReviews(IReadOnlyList<ReviewDecision> decisions)
    {
        _ofArticle = decisions.Where(decision => decision.Machine is not null).ToLookup(decision => decision.Statement.ArticleSequence);
        _ofStory = decisions.Where(decision => decision is { Story: not null, UndoneBy: null }).ToLookup(decision => decision.Story!.Value);
    }

    /// <summary>One question to two indexes, however many articles.</summary>
    /// <remarks>Whoever decides for copies waits for the end of this transaction and sees these articles, or is seen here.</remarks>
    public static async Task<EarlierReviews> FindAsync(StoreEngine engine, DbTransaction transaction, IReadOnlyList<ArticlePlace> articles)
    {
        if (articles.Count == 0)
        {
            return new EarlierReviews([]);
        }

        await HoldStoriesAsync(engine, transaction, [.. articles.Where(article => article.IsCopy).Select(StoryOf).Distinct()]).ConfigureAwait(false);
        var values = new DynamicParameters();
        foreach (var (index, article) in articles.Index())
        {
            values.Add($"article{index}", article.Sequence);
            values.Add($"story{index}", StoryOf(article));
        }

        var places = Enumerable.Range(0, articles.Count).ToList();
        var rows = await transaction.Connection!.QueryAsync<ReviewRow>(
            $"""
            SELECT {ReviewRow.Columns}
            FROM (VALUES {string.Join(", ", places.Select(index => $"(@article{index})"))}) given
            CROSS JOIN review
            WHERE review.statement >= {StatementId.FirstOf("given.column1")} AND review.statement < {StatementId.FirstOf("(given.column1 + 1)")}
            UNION ALL
            SELECT {ReviewRow.Columns} FROM review WHERE story IN ({string.Join(", ", places.Select(index => $"@story{index}"))})
            """,
            values,
            transaction).ConfigureAwait(false);
        return new EarlierReviews([.. rows.DistinctBy(row => row.Sequence).OrderBy(row => row.Sequence).Select(row => row.ToDecision())]);
    }

    /// <summary>Lets it count for the statements, which are stored by now.</summary>
    public async Task ApplyAsync(StoreDatabase database, DbTransaction transaction, IReadOnlyList<(ArticlePlace Place, IReadOnlyList<StatementRecord> Statements)> articles)
    {
        SortedDictionary<long, ReviewDecision?> found = [];
        foreach (var (place, statements) in articles)
        {
            foreach (var record in statements)
            {
                if (_ofStory[StoryOf(place)].LastOrDefault(lead => lead.Statement.ArticleSequence != place.Sequence && lead.Machine!.Text == record.Text) is { } lead)
                {
                    found[StatementId.Of(place.Sequence, record.Statement)] = lead;
                }
            }

            foreach (var decision in _ofArticle[place.Sequence])
            {
                if (SameWords(decision.Machine!, statements) is { } record)
                {
                    var id = StatementId.Of(place.Sequence, record.Statement);
                    await MoveAsync(transaction, decision, id).ConfigureAwait(false);
                    found.TryAdd(id, null);
                }
            }
        }

        if (found.Count > 0)
        {
            // A statement that had no second opinion then needs none now.
            await new ReviewSession(database, transaction, secondOpinionShare: 0).ReapplyAsync(found).ConfigureAwait(false);
        }
    }

    private static long StoryOf(ArticlePlace article) => article.Story ?? article.Sequence;

    /// <summary>In one order: two workers that wait for each other would never end.</summary>
    private static async Task HoldStoriesAsync(StoreEngine engine, DbTransaction transaction, IReadOnlyList<long> stories)
    {
        if (engine.ForShare.Length > 0 && stories.Count > 0)
        {
            var values = new DynamicParameters();
            foreach (var (index, story) in stories.Index())
            {
                values.Add($"story{index}", story);
            }

            await transaction.Connection!.ExecuteAsync(
                $"SELECT sequence FROM article WHERE sequence IN ({string.Join(", ", values.ParameterNames.Select(name => $"@{name}"))}) ORDER BY sequence {engine.ForShare}",
                values,
                transaction).ConfigureAwait(false);
        }
    }

    /// <returns>The statement with the words that were decided on, whatever its number now; where the article repeats them, the nearest; null when it is none any more.</returns>
    private static StatementRecord? SameWords(ReviewVerdict decided, IReadOnlyList<StatementRecord> statements) =>
        statements.Where(record => record.Text == decided.Text).MinBy(record => Math.Abs(record.Spans[0][0] - decided.Spans[0][0]));

    /// <summary>A decision goes where its words are, and what took it back goes with it.</summary>
    private static async Task MoveAsync(DbTransaction transaction, ReviewDecision decision, long statement)
    {
        if (StatementId.Of(decision.Statement) != statement)
        {
            await transaction.Connection!.ExecuteAsync(
                "UPDATE review SET statement = @statement WHERE sequence = @Id OR undoes = @Id", new { statement, decision.Id }, transaction).ConfigureAwait(false);
        }
    }
}
