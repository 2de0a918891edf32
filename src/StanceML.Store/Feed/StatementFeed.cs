using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace StanceML.Store;

/// <summary>
/// New statements, what reviewers changed in them, and whose position moved, in the order in which all of it was committed, for whoever follows the
/// store and must miss none.
/// Safe for concurrent use.
/// </summary>
/// <remarks>
/// Pruned articles are no longer in it. Positions keep their meaning when the store is copied. A new statement is read as it is shown now, a
/// correction as it was made. A change of position is in it once, also where it was taken back meanwhile, or came back.
/// </remarks>
public sealed class StatementFeed(StoreDatabase database)
{
    /// <summary>Looked at with one query: some hundred statements.</summary>
    private const int EntriesAtOnce = 32;

    /// <summary>Of the newest corrections, so many are looked at for those that fit.</summary>
    private const int MaxCorrections = 500;

    private static readonly StoreTable Articles = new("statement_feed", [("article", "bigint")], Keys: 0);

    private static readonly StoreTable Corrections = new(
        "statement_feed", [("article", "bigint"), ("statement", "bigint"), ("shown", "text"), ("record", "text"), ("changed", "bigint")], Keys: 0);

    private static readonly StoreTable Changes = StoreTable.OfFirsts("statement_feed", PositionUpdate.ChangeColumns, keys: 0);

    /// <returns>After everything that is committed now.</returns>
    public Task<FeedPosition> EndAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection => new FeedPosition(
            await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "SELECT COALESCE(MAX(position), 0) FROM statement_feed", cancellationToken: cancellationToken)).ConfigureAwait(false),
            FeedPosition.Whole),
        cancellationToken);

    /// <inheritdoc cref="ReadAsync(FeedFilter, FeedPosition, int, CancellationToken)"/>
    public Task<FeedPage> ReadAsync(StatementFilter filter, FeedPosition after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(new FeedFilter { Statements = filter }, after, limit, cancellationToken);

    /// <summary>Looks at the next entries.</summary>
    /// <param name="filter">A correction fits when what the statement said before does, or what it says since.</param>
    /// <param name="after">The last of the piece before.</param>
    /// <param name="limit">Most items, at least 1.</param>
    public Task<FeedPage> ReadAsync(FeedFilter filter, FeedPosition after, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var entries = (await connection.QueryAsync<FeedEntryRow>(new CommandDefinition(
                $"SELECT {FeedEntryRow.Columns} FROM statement_feed WHERE position >= @from ORDER BY position LIMIT @count",
                new { from = after.Number == FeedPosition.Whole ? after.Entry + 1 : after.Entry, count = EntriesAtOnce + 1 },
                cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList();
            if (entries.Count == 0)
            {
                return new FeedPage([], after, HasMore: false);
            }

            var looked = entries[..Math.Min(entries.Count, EntriesAtOnce)];
            var fitting = (await FittingAsync(connection, looked, filter, cancellationToken).ConfigureAwait(false))
                .Where(item => item.Position > after)
                .Take(limit + 1).ToList();
            return fitting.Count > limit
                ? new FeedPage(fitting[..limit], fitting[limit - 1].Position, HasMore: true)
                : new FeedPage(fitting, new FeedPosition(looked[^1].Position, FeedPosition.Whole), entries.Count > looked.Count);
        },
        cancellationToken);

    /// <returns>The newest corrections that fit, newest first, one a statement; of the newest 500 alone.</returns>
    public Task<IReadOnlyList<FeedStatement>> CorrectionsAsync(StatementFilter filter, int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<FeedStatement>>(
        async connection =>
        {
            var entries = (await connection.QueryAsync<FeedEntryRow>(new CommandDefinition(
                $"SELECT {FeedEntryRow.Columns} FROM statement_feed WHERE statement IS NOT NULL ORDER BY position DESC LIMIT @MaxCorrections",
                new { MaxCorrections },
                cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList();
            // What was corrected again says no more what it said before.
            var newest = entries.DistinctBy(entry => entry.Statement).ToList();
            var fitting = await FittingAsync(connection, newest, new FeedFilter { Statements = filter }, cancellationToken).ConfigureAwait(false);
            return [.. fitting.OfType<FeedStatement>().Take(limit)];
        },
        cancellationToken);

    /// <summary>Adds articles whose statements this transaction stores. Nothing else may be written after it: others wait for the commit.</summary>
    internal static Task AppendAsync(StoreEngine engine, DbTransaction transaction, IReadOnlyCollection<long> articles) =>
        AppendAsync(engine, transaction, Articles, [.. articles.Select(article => new object?[] { article })]);

    /// <inheritdoc cref="AppendAsync(StoreEngine, DbTransaction, IReadOnlyCollection{long})"/>
    internal static Task AppendAsync(StoreEngine engine, DbTransaction transaction, IReadOnlyCollection<StatementCorrection> corrections) => AppendAsync(
        engine,
        transaction,
        Corrections,
        [
            .. corrections.OrderBy(correction => correction.Statement).Select(correction => new object?[]
            {
                StatementId.KeyOf(0, correction.Statement).ArticleSequence,
                correction.Statement,
                Written(correction.Before),
                Written(correction.After),
                correction.Time.ToUnixTimeMilliseconds(),
            }),
        ]);

    /// <inheritdoc cref="AppendAsync(StoreEngine, DbTransaction, IReadOnlyCollection{long})"/>
    /// <param name="changes">Rows of <see cref="PositionUpdate.ChangeColumns"/>; those that were news before are passed over.</param>
    internal static Task AppendChangesAsync(StoreEngine engine, DbTransaction transaction, IReadOnlyCollection<object?[]> changes) =>
        AppendAsync(engine, transaction, Changes, [.. changes.OrderBy(change => (int)change[2]!)]);

    private static async Task AppendAsync(StoreEngine engine, DbTransaction transaction, StoreTable table, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (engine.OneAfterTheOther is { } turn)
        {
            await transaction.Connection!.ExecuteAsync(turn, transaction: transaction).ConfigureAwait(false);
        }

        await engine.InsertAsync(transaction, table, rows).ConfigureAwait(false);
    }

    private static string? Written(StatementRecord? record) => record is null ? null : JsonSerializer.Serialize(record, StanceJson.Readable.StatementRecord);

    /// <returns>In the order of the entries.</returns>
    private static async Task<IEnumerable<FeedItem>> FittingAsync(
        DbConnection connection, List<FeedEntryRow> entries, FeedFilter filter, CancellationToken cancellationToken)
    {
        var match = filter.Statements is { } statements ? new StatementMatch(statements) : null;
        var stored = await StatementsAsync(connection, ArticlesOf(FeedKind.Statements), cancellationToken).ConfigureAwait(false);
        var articles = await ArticlesAsync(connection, ArticlesOf(FeedKind.Corrected), cancellationToken).ConfigureAwait(false);
        return entries.SelectMany(FittingIn);

        IReadOnlyList<long> ArticlesOf(FeedKind kind) =>
            match is null ? [] : [.. entries.Where(entry => entry.Kind == kind).Select(entry => entry.Article!.Value).Distinct()];

        IEnumerable<FeedItem> FittingIn(FeedEntryRow entry) => entry.Kind switch
        {
            FeedKind.Changes => filter.Changes is { } changes && entry.Change(changes) is { } change ? [change] : [],
            _ when match is null => [],
            FeedKind.Corrected => entry.Correction(match, articles.GetValueOrDefault(entry.Article!.Value)) is { } correction ? [correction] : [],
            _ => stored[entry.Article!.Value]
                .Where(statement => match.Fits(statement.Record, statement.Source, statement.Key.TimeMs))
                .OrderBy(statement => statement.Key.Number)
                .Select(statement => new FeedStatement(new FeedPosition(entry.Position, statement.Key.Number), statement.Key, statement.Record, statement.Source)),
        };
    }

    /// <returns>By article.</returns>
    private static async Task<ILookup<long, StoredStatement>> StatementsAsync(DbConnection connection, IReadOnlyList<long> articles, CancellationToken cancellationToken)
    {
        if (articles.Count == 0)
        {
            return Enumerable.Empty<StoredStatement>().ToLookup(statement => statement.Key.ArticleSequence);
        }

        var (sql, values) = StatementQuery.OfArticles(articles);
        var rows = await connection.QueryAsync<StatementRow>(new CommandDefinition(sql, values, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return rows.Select(row => row.ToStatement()).ToLookup(statement => statement.Key.ArticleSequence);
    }

    /// <returns>By sequence; without those that are gone.</returns>
    private static async Task<IReadOnlyDictionary<long, FeedArticleRow>> ArticlesAsync(DbConnection connection, IReadOnlyList<long> articles, CancellationToken cancellationToken)
    {
        if (articles.Count == 0)
        {
            return new Dictionary<long, FeedArticleRow>();
        }

        var values = new DynamicParameters();
        foreach (var (index, article) in articles.Index())
        {
            values.Add($"article{index}", article);
        }

        var rows = await connection.QueryAsync<FeedArticleRow>(new CommandDefinition(
            $"""
            SELECT {FeedArticleRow.Columns} FROM article LEFT JOIN article story ON story.sequence = article.story
            WHERE article.sequence IN ({string.Join(", ", values.ParameterNames.Select(name => $"@{name}"))})
            """,
            values,
            cancellationToken: cancellationToken)).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Sequence);
    }
}
