using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Fetches what a reviewer sees of statements in the queue.</summary>
internal sealed class ReviewItems(DbConnection connection)
{
    /// <param name="statements">Ids.</param>
    /// <returns>In the order given.</returns>
    public async Task<IReadOnlyList<ReviewItem>> FindAsync(IReadOnlyList<long> statements)
    {
        if (statements.Count == 0)
        {
            return [];
        }

        var values = new DynamicParameters();
        foreach (var (index, statement) in statements.Index())
        {
            values.Add($"id{index}", statement);
        }

        var ids = string.Join(", ", values.ParameterNames.Select(name => $"@{name}"));
        var rows = (await connection.QueryAsync<Row>(Sql(ids), values).ConfigureAwait(false)).ToDictionary(row => row.StatementId);
        var marks = (await connection.QueryAsync<(long Statement, string? Note)>(
            $"SELECT statement, note FROM review_mark WHERE answer IS NULL AND statement IN ({ids}) ORDER BY marked", values).ConfigureAwait(false)).ToLookup(mark => mark.Statement, mark => mark.Note);
        var opinions = (await connection.QueryAsync<ReviewRow>(
            $"""
            SELECT {ReviewRow.Columns} FROM review JOIN review_queue queued ON queued.statement = review.statement AND queued.state = 'dispute'
            WHERE review.statement IN ({ids}) AND review.verdict IS NOT NULL ORDER BY review.sequence
            """,
            values).ConfigureAwait(false)).Where(row => row.UndoneBy is null).ToLookup(row => row.Statement, row => row.ToDecision());
        return [.. statements.Select(rows.GetValueOrDefault).OfType<Row>().Select(row => row.ToItem([.. marks[row.StatementId]], [.. opinions[row.StatementId]]))];
    }

    /// <summary>Where opinions are awaited or differ, the models' judgment is what is judged; after a reader's mark it is what is shown.</summary>
    private static string Sql(string ids) =>
        $"""
        SELECT {ReviewQueueRow.Columns}, queued.statement AS statementId,
               COALESCE(CASE WHEN queued.state = 'open' THEN shown.record END, original.record, shown.record) AS record,
               COALESCE(CASE WHEN queued.state = 'open' THEN shown.context END, original.context, shown.context) AS context,
               COALESCE(CASE WHEN queued.state = 'open' THEN shown.context_start END, original.context_start, shown.context_start) AS contextStart,
               article.id, article.title, {ArticleOpening.Column}, article.outlet, article.url, article.published, article.received, story.id AS story
        FROM review_queue queued
        JOIN article ON article.sequence = {StatementId.ArticleOf("queued.statement")}
        LEFT JOIN article story ON story.sequence = article.story
        LEFT JOIN statement_record shown ON shown.statement = queued.statement
        LEFT JOIN review_original original ON original.statement = queued.statement
        WHERE queued.statement IN ({ids}) AND (shown.record IS NOT NULL OR original.record IS NOT NULL)
        """;

    private sealed class Row : ReviewQueueRow
    {
        private static readonly IReadOnlyDictionary<string, double> NoProbabilities = new Dictionary<string, double>();

        public long StatementId { get; init; }

        public required string Record { get; init; }

        public required string Context { get; init; }

        public int ContextStart { get; init; }

        /// <summary>Of the article.</summary>
        public required string Id { get; init; }

        public string? Story { get; init; }

        public string? Title { get; init; }

        public string? Opening { get; init; }

        public string? Outlet { get; init; }

        public string? Url { get; init; }

        public long? Published { get; init; }

        public long Received { get; init; }

        /// <summary>The record without how sure the models are; the weights of its evidence only say which words weigh more.</summary>
        private static StatementRecord Unsure(StatementRecord record)
        {
            var strongest = record.Evidence.Select(words => Math.Abs(words.Weight)).DefaultIfEmpty().Max();
            return record with
            {
                Probability = null,
                Speaker = record.Speaker is { } speaker ? speaker with { Probability = null } : null,
                Targets = [.. record.Targets.Select(target => target with { Probabilities = NoProbabilities })],
                Sentiment = record.Sentiment is { } tone ? tone with { Probabilities = NoProbabilities } : null,
                Evidence = [.. record.Evidence.Select(words => words with { Weight = strongest > 0 ? words.Weight / strongest : 0 })],
            };
        }

        public ReviewItem ToItem(IReadOnlyList<string?> marks, IReadOnlyList<ReviewDecision> opinions)
        {
            var statement = new StatementRow
            {
                Time = new ArticlePlace { Published = Published, Received = Received }.Time,
                StatementId = StatementId,
                Context = Context,
                ContextStart = ContextStart,
                Record = Record,
                Id = Id,
                Story = Story,
                Title = Title,
                Opening = Opening,
                Outlet = Outlet,
                Url = Url,
                Published = Published,
                Received = Received,
            };
            var stored = statement.ToStatement();
            return new ReviewItem(stored with { Record = Unsure(stored.Record) }, ReviewDesk.ReasonsOf(this))
            {
                Gain = Gain,
                Doubt = Doubt,
                Copies = Copies,
                PositionShare = PositionShare,
                Shadow = ShadowTask is null ? null : new ShadowOpinion(ShadowTask, string.IsNullOrEmpty(ShadowQuestion) ? null : ShadowQuestion, ShadowLabel!),
                Marks = marks,
                Opinions = opinions,
            };
        }
    }
}
