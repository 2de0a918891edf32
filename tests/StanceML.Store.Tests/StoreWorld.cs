using Dapper;
using StanceML.Programs;

namespace StanceML.Store.Tests;

/// <summary>A store of its own: a file in a folder of its own, or a database on the run's server.</summary>
internal sealed class StoreWorld : IDisposable
{
    private readonly DirectoryInfo? _folder;
    private int _said;

    private StoreWorld(string address, DirectoryInfo? folder)
    {
        Address = address;
        _folder = folder;
        Database = Open();
    }

    /// <summary>What the store is opened from.</summary>
    public string Address { get; }

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public StoreDatabase Database { get; private set; }

    public ArticleInbox Inbox => new(Database);

    public StatementStore Statements => new(Database);

    public CountStore Counts => new(Database);

    public PositionStore Positions => new(Database);

    public StoreUpkeep Upkeep => new(Database);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Article Article(string text) => new("any", text) { Title = "A title", Outlet = "Harbour Wire" };

    public static StoreWorld OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("stanceml-store-");
        return new StoreWorld(Path.Combine(folder.FullName, "store.db"), folder);
    }

    public static StoreWorld OnPostgres(PostgresDatabases databases) => new(databases.Create(), folder: null);

    /// <summary>As another worker would.</summary>
    public StoreDatabase Open() => new(Address, Clock);

    /// <summary>As the worker that starts anew.</summary>
    public void Reopen()
    {
        Database.Dispose();
        Database = Open();
    }

    /// <summary>Begun articles whose worker died are free again: what dies with a file's worker runs out on a server.</summary>
    public void Restart()
    {
        Reopen();
        Clock.Now += Database.LeaseTime;
    }

    public async Task<string> AcceptAsync(Article article)
    {
        var receipts = await Inbox.AcceptAsync([article], maxPending: 1000, Token);
        return Assert.Single(receipts!).Id;
    }

    /// <summary>Accepts, takes and saves an article with one statement, which is the whole text.</summary>
    public async Task<string> SaveAsync(Article article, Func<StatementRecord, StatementRecord>? change = null)
    {
        await AcceptAsync(article);
        var taken = Assert.Single(await Inbox.TakeAsync(1, maxAttempts: 3, Token));
        var record = Records.Of(taken, 1, new TextSpan(0, taken.Text.Length));
        Assert.Equal(1, await Statements.SaveAsync([new AnalyzedArticle(taken, [change?.Invoke(record) ?? record])], Token));
        return taken.Id;
    }

    /// <summary>One statement of an actor on Kosovo, in an article of its own, published on that day.</summary>
    public Task<string> SaysAsync(string actor, string stance, DateOnly day, bool decided = true) => SaveAsync(
        Article($"{actor} {stance} {day:O} {_said++}.") with { Published = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero) },
        record => record.By(actor, actor).Toward("kosovo", stance, decided));

    public async Task RefreshPositionsAsync()
    {
        while (await Positions.RefreshAsync(Token) > 0)
        {
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(StatementFilter filter) =>
        [.. (await Statements.ListAsync(filter, after: null, limit: 100, Token)).Statements.Select(statement => statement.Record.Text)];

    /// <returns>The steps in which SQLite answers.</returns>
    public Task<IReadOnlyList<string>> PlanAsync(string sql, object values) => Database.ReadAsync(
        async connection => (IReadOnlyList<string>)[.. (await connection.QueryAsync($"EXPLAIN QUERY PLAN {sql}", values)).Select(step => (string)step.detail)], Token);

    public void Dispose()
    {
        Database.Dispose();
        _folder?.Delete(recursive: true);
    }
}
