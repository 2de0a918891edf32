using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;

namespace StanceML.Store;

/// <summary>Keeps the statements found in accepted articles, each exactly once. Safe for concurrent use.</summary>
public sealed class StatementStore(StoreDatabase database)
{
    private const int StatementsAtOnce = 500;

    /// <summary>Counting looks at no more: a file finds no more by words either, and of a list as many are read in 10 ms.</summary>
    private const int MaxCounted = 2_000;

    private const string EndArticle =
        $"""
        UPDATE article SET state = 'done', reason = NULL, finished = @now, lease_owner = NULL, lease_until = NULL
        WHERE id = @id AND state = 'pending'
        RETURNING {ArticlePlace.Columns}
        """;

    /// <summary>Stores the statements of articles and ends those articles, in one transaction; those of a queue outside the store it takes in first.</summary>
    /// <returns>How many articles this call ended; one that had ended before keeps what it has.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written; the articles stay pending.</exception>
    public Task<int> SaveAsync(IReadOnlyList<AnalyzedArticle> articles, CancellationToken cancellationToken)
    {
        List<QueuedArticle> queued =
            [.. articles.Where(article => article.Received is not null).Select(article => new QueuedArticle(article.Article, article.Received!.Value))];
        return database.WriteAsync(
            async transaction =>
            {
                if (queued.Count > 0)
                {
                    await new ArticleWriter(database).InsertAsync(transaction, queued, attempts: 1).ConfigureAwait(false);
                }

                // In one order, whoever saves: two workers with the same articles would wait for each other.
                var inOrder = articles.OrderBy(article => article.Article.Id, StringComparer.Ordinal).ToList();
                var now = database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
                var places = await database.Engine.EachAsync(
                    transaction, EndArticle, ["@id", "@now"], inOrder.ConvertAll(article => new object?[] { article.Article.Id, now }), ArticlePlace.Of).ConfigureAwait(false);
                // One that had ended before has no place here, and keeps what it has.
                var ended = inOrder.Zip(places).SelectMany(pair => pair.Second.Select(place => (Place: place, Article: pair.First))).ToList();
                var batch = new StatementBatch(database.Engine);
                foreach (var (place, article) in ended)
                {
                    batch.Add(place, article);
                }

                var reviews = await EarlierReviews.FindAsync(database.Engine, transaction, [.. ended.Select(article => article.Place)]).ConfigureAwait(false);
                await batch.WriteAsync(transaction).ConfigureAwait(false);
                await reviews.ApplyAsync(database, transaction, [.. ended.Select(article => (article.Place, article.Article.Statements))]).ConfigureAwait(false);
                await StatementFeed.AppendAsync(
                    database.Engine,
                    transaction,
                    [.. ended.Where(article => article.Article.Statements.Count > 0).Select(article => article.Place.Sequence).Order()]).ConfigureAwait(false);
                return ended.Count;
            },
            cancellationToken);
    }

    /// <summary>Lists statements, newest article first.</summary>
    /// <param name="after">The key that the previous page gave; null for the first page.</param>
    /// <param name="limit">At least 1.</param>
    public Task<StatementPage> ListAsync(StatementFilter filter, StatementKey? after, int limit, CancellationToken cancellationToken)
    {
        var search = SearchDocument.QueryOf(filter, database.Clock.GetUtcNow());
        if (search.FindsNothing)
        {
            return Task.FromResult(new StatementPage([], null));
        }

        return database.ReadAsync(
            async connection =>
            {
                if (await LookUpAsync(connection, filter, cancellationToken).ConfigureAwait(false) is not { } asked)
                {
                    return new StatementPage([], null);
                }

                if (database.Engine.SkipsInSearch && search.HasWords)
                {
                    return await SearchAsync(connection, asked, search, after, limit, cancellationToken).ConfigureAwait(false);
                }

                var statements = await ReadAsync(connection, StatementQuery.Build(database.Engine, asked, search, after, limit + 1), cancellationToken).ConfigureAwait(false);
                return statements.Count > limit ? new StatementPage(statements[..limit], statements[limit - 1].Key) : new StatementPage(statements, null);
            },
            cancellationToken);
    }

    /// <summary>Counts the statements that fit as far as that is cheap: among the newest 2,000 of those that the question, actor, outlet, time and words choose.</summary>
    public Task<StatementCount> CountAsync(StatementFilter filter, CancellationToken cancellationToken)
    {
        var search = SearchDocument.QueryOf(filter, database.Clock.GetUtcNow());
        return search.FindsNothing
            ? Task.FromResult(new StatementCount(0, IsAll: true))
            : database.ReadAsync(
                async connection =>
                {
                    if (await LookUpAsync(connection, filter, cancellationToken).ConfigureAwait(false) is not { } asked)
                    {
                        return new StatementCount(0, IsAll: true);
                    }

                    if (search.HasWords)
                    {
                        search = await database.Engine.WithNamesAsync(connection, search, cancellationToken).ConfigureAwait(false);
                    }

                    var (sql, values) = StatementQuery.BuildCount(database.Engine, asked, search, MaxCounted);
                    var (looked, fit) = await connection.QuerySingleAsync<(long Looked, long Fit)>(new CommandDefinition(sql, values, cancellationToken: cancellationToken)).ConfigureAwait(false);
                    return new StatementCount(fit, IsAll: looked < MaxCounted);
                },
                cancellationToken);
    }

    /// <returns>Every statement of one article, in text order.</returns>
    public async Task<IReadOnlyList<StoredStatement>> OfArticleAsync(string articleId, CancellationToken cancellationToken) =>
        (await ListAsync(new StatementFilter { Article = articleId }, after: null, int.MaxValue - 1, cancellationToken).ConfigureAwait(false)).Statements;

    /// <returns>Every statement that fits, in the order of the list; fetched piece by piece, so that any number fits in memory.</returns>
    public async IAsyncEnumerable<StoredStatement> AllAsync(StatementFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StatementKey? after = null;
        do
        {
            var page = await ListAsync(filter, after, StatementsAtOnce, cancellationToken).ConfigureAwait(false);
            foreach (var statement in page.Statements)
            {
                yield return statement;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <returns>The statements of those keys, in the order of the list; a key whose statement is gone is left out.</returns>
    public Task<IReadOnlyList<StoredStatement>> FindAsync(IReadOnlyList<StatementKey> keys, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<StoredStatement>)await ReadAsync(connection, StatementQuery.Of(keys), cancellationToken).ConfigureAwait(false),
            cancellationToken);

    /// <param name="word">A key, or an article's id, a colon and a number.</param>
    /// <returns>Null when it is neither, or there is no such article; a statement with that number need not be there.</returns>
    public async Task<StatementKey?> KeyOfAsync(string word, CancellationToken cancellationToken)
    {
        if (StatementKey.TryParse(word, out var key))
        {
            return key is { Number: > 0 } && StatementId.KeyOf(key.Value.TimeMs, StatementId.Of(key.Value)) == key ? key : null;
        }

        if (word.Split(':') is not [var article, var digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return null;
        }

        var place = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<ArticlePlace>(new CommandDefinition(
                $"SELECT {ArticlePlace.Columns} FROM article WHERE id = @article",
                new { article = StorableText.Of(article) },
                cancellationToken: cancellationToken)),
            cancellationToken).ConfigureAwait(false);
        return place is null ? null : new StatementKey(place.Time, place.Sequence, number);
    }

    /// <returns>What the filters can be set to.</returns>
    public Task<StatementChoices> ChoicesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => new StatementChoices(
                [.. await connection.QueryAsync<string>("SELECT value FROM choice_count WHERE kind = 'question' AND statements > 0 ORDER BY value").ConfigureAwait(false)],
                [.. await connection.QueryAsync<string>("SELECT value FROM choice_count WHERE kind = 'actor' AND statements > 0 ORDER BY value").ConfigureAwait(false)]),
            cancellationToken);

    private static async Task<List<StoredStatement>> ReadAsync(DbConnection connection, (string Sql, DynamicParameters Values) query, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<StatementRow>(new CommandDefinition(query.Sql, query.Values, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToStatement())];
    }

    /// <summary>The number of the article is asked for first: who does not know it when he plans cannot tell how few its statements are among all.</summary>
    /// <returns>Null when there is no such article.</returns>
    private static async Task<StatementFilter?> LookUpAsync(DbConnection connection, StatementFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Article is null)
        {
            return filter;
        }

        var sequence = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT sequence FROM article WHERE id = @article", new { article = StorableText.Of(filter.Article) }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return sequence is null ? null : filter with { ArticleSequence = sequence };
    }

    private async Task<StatementPage> SearchAsync(
        DbConnection connection, StatementFilter filter, SearchQuery search, StatementKey? after, int limit, CancellationToken cancellationToken)
    {
        search = await database.Engine.WithNamesAsync(connection, search, cancellationToken).ConfigureAwait(false);

        // All steps see one state: with what arrives or is pruned between two, the second would begin elsewhere than the first ended.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        var byTime = new SearchByTime(database.Engine, connection, filter, search, database.Clock.GetUtcNow(), cancellationToken);
        var (chosen, next) = await byTime.ChooseAsync(after, limit + 1).ConfigureAwait(false);
        if (chosen.Count > limit)
        {
            chosen.RemoveRange(limit, chosen.Count - limit);
            next = StatementId.KeyOf(chosen[^1].Time, chosen[^1].Id);
        }

        return new StatementPage(chosen.Count == 0 ? [] : await ReadAsync(connection, StatementQuery.Of(chosen), cancellationToken).ConfigureAwait(false), next);
    }
}
