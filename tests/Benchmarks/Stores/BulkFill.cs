using Dapper;
using StanceML.Store;

namespace StanceML.Benchmarks;

/// <summary>Writes articles as a worker leaves them when they are done, thousands in one transaction.</summary>
internal static class BulkFill
{
    private static readonly StoreTable Articles = new(
        "article",
        [
            ("sequence", "bigint"), ("id", "text"), ("text", "text"), ("title", "text"), ("outlet", "text"), ("published", "bigint"),
            ("received", "bigint"), ("state", "text"), ("attempts", "integer"), ("finished", "bigint"), ("story", "bigint"),
        ],
        Keys: 1);

    public static Task WriteAsync(
        StoreDatabase database, IReadOnlyList<(long Sequence, Article Article, IReadOnlyList<StatementRecord> Statements)> articles, DateTimeOffset received) =>
        database.WriteAsync(
            async transaction =>
            {
                var now = received.ToUnixTimeMilliseconds();
                await database.Engine.InsertAsync(transaction, Articles, [.. articles.Select(one => new object?[]
                {
                    one.Sequence, one.Article.Id, one.Article.Text, one.Article.Title, one.Article.Outlet, one.Article.Published!.Value.ToUnixTimeMilliseconds(),
                    now, "done", 1, now, one.Sequence,
                })]);
                var batch = new StatementBatch(database.Engine);
                foreach (var (sequence, article, statements) in articles)
                {
                    var place = new ArticlePlace
                    {
                        Sequence = sequence,
                        Outlet = article.Outlet,
                        Story = sequence,
                        Published = article.Published!.Value.ToUnixTimeMilliseconds(),
                        Received = now,
                    };
                    batch.Add(place, new AnalyzedArticle(article, statements));
                }

                await batch.WriteAsync(transaction);
                return articles.Count;
            },
            CancellationToken.None);

    /// <summary>PostgreSQL does it by itself within a minute; whoever measures sooner has to ask for it.</summary>
    public static Task AnalyzeAsync(StoreDatabase database) =>
        database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync("ANALYZE;", transaction: transaction, commandTimeout: 0), CancellationToken.None);
}
