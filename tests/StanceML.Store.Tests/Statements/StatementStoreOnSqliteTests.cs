using Dapper;

namespace StanceML.Store.Tests.Statements;

public sealed class StatementStoreOnSqliteTests : StatementStoreTests
{
    private readonly StoreWorld _world;

    public StatementStoreOnSqliteTests()
        : this(StoreWorld.OnSqlite())
    {
    }

    private StatementStoreOnSqliteTests(StoreWorld world)
        : base(world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The most that a worker takes at once.</summary>
    [Fact]
    public async Task A_thousand_articles_are_saved_in_one_go()
    {
        await _world.Inbox.AcceptAsync([.. Enumerable.Range(0, 1_000).Select(n => StoreWorld.Article($"Article {n}."))], 1_000, Token);
        var taken = await _world.Inbox.TakeAsync(1_000, 3, Token);
        Assert.Equal(1_000, await _world.Statements.SaveAsync([.. taken.Select(article => new AnalyzedArticle(article, [Records.Of(article, 1, new TextSpan(0, 7))]))], Token));
    }

    /// <summary>A page that rows are put into the middle of is split, and both halves stay half empty.</summary>
    [Fact]
    public async Task Statements_fill_the_pages_of_the_file()
    {
        foreach (var n in Enumerable.Range(0, 64))
        {
            await _world.AcceptAsync(StoreWorld.Article($"{n}: {string.Concat(Enumerable.Repeat("“So much for that,” she said. ", 20))}"));
        }

        var taken = await _world.Inbox.TakeAsync(64, 3, Token);
        await _world.Statements.SaveAsync(
            [.. taken.Select(article => new AnalyzedArticle(article, [.. Enumerable.Range(1, 20).Select(number => Records.Of(article, number, new TextSpan(0, 24)))]))], Token);
        var pages = await _world.Database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("PRAGMA page_count"), Token);
        var copy = _world.Address + ".copy";
        await _world.Database.Engine.BackUpAsync(copy, Token);
        // A copy is packed as tightly as can be.
        Assert.InRange(new FileInfo(copy).Length / 4096.0 / pages, 0.85, 1);
    }
}
