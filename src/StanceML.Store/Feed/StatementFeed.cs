using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Statements in the order in which they were committed, for whoever follows the store and must miss none. Safe for concurrent use.</summary>
/// <remarks>Pruned articles are no longer in it. Positions keep their meaning when the store is copied.</remarks>
public sealed class StatementFeed(StoreDatabase database)
{
    /// <summary>Looked at with one query: some hundred statements.</summary>
    private const int ArticlesAtOnce = 32;

    private static readonly StoreTable Table = new("statement_feed", [("article", "bigint")], Keys: 0);

    /// <returns>After everything that is committed now.</returns>
    public Task<FeedPosition> EndAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection => new FeedPosition(
            await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "SELECT COALESCE(MAX(position), 0) FROM statement_feed", cancellationToken: cancellationToken)).ConfigureAwait(false),
            FeedPosition.Whole),
        cancellationToken);

    /// <summary>Looks at the next articles.</summary>
    /// <param name="after">The last of the piece before.</param>
    /// <param name="limit">Most statements, at least 1.</param>
    public Task<FeedPage> ReadAsync(StatementFilter filter, FeedPosition after, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var entries = (await connection.QueryAsync<(long Position, long Article)>(new CommandDefinition(
                "SELECT position, article FROM statement_feed WHERE position >= @from ORDER BY position LIMIT @count",
                new { from = after.Number == FeedPosition.Whole ? after.Entry + 1 : after.Entry, count = ArticlesAtOnce + 1 },
                cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList();
            if (entries.Count == 0)
            {
                return new FeedPage([], after, HasMore: false);
            }

            var looked = entries[..Math.Min(entries.Count, ArticlesAtOnce)];
            var match = new StatementMatch(filter);
            var fitting = (await StatementsAsync(connection, looked, cancellationToken).ConfigureAwait(false))
                .Where(statement => statement.Position > after && match.Fits(statement.Statement))
                .Take(limit + 1).ToList();
            return fitting.Count > limit
                ? new FeedPage(fitting[..limit], fitting[limit - 1].Position, HasMore: true)
                : new FeedPage(fitting, new FeedPosition(looked[^1].Position, FeedPosition.Whole), entries.Count > looked.Count);
        },
        cancellationToken);

    /// <summary>Adds articles whose statements this transaction stores. Nothing else may be written after it: others wait for the commit.</summary>
    internal static async Task AppendAsync(StoreEngine engine, DbTransaction transaction, IReadOnlyCollection<long> articles)
    {
        if (articles.Count == 0)
        {
            return;
        }

        if (engine.OneAfterTheOther is { } turn)
        {
            await transaction.Connection!.ExecuteAsync(turn, transaction: transaction).ConfigureAwait(false);
        }

        await engine.InsertAsync(transaction, Table, [.. articles.Select(article => new object?[] { article })]).ConfigureAwait(false);
    }

    private static async Task<IEnumerable<FeedStatement>> StatementsAsync(
        DbConnection connection, List<(long Position, long Article)> entries, CancellationToken cancellationToken)
    {
        var (sql, values) = StatementQuery.OfArticles([.. entries.Select(entry => entry.Article)]);
        var rows = await connection.QueryAsync<StatementRow>(new CommandDefinition(sql, values, cancellationToken: cancellationToken)).ConfigureAwait(false);
        var byArticle = rows.Select(row => row.ToStatement()).ToLookup(statement => statement.Key.ArticleSequence);
        return entries.SelectMany(entry => byArticle[entry.Article]
            .OrderBy(statement => statement.Key.Number)
            .Select(statement => new FeedStatement(new FeedPosition(entry.Position, statement.Key.Number), statement)));
    }
}
