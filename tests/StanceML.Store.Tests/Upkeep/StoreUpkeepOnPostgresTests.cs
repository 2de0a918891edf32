using Dapper;
using StanceML.Programs;

namespace StanceML.Store.Tests.Upkeep;

public sealed class StoreUpkeepOnPostgresTests : StoreUpkeepTests
{
    private readonly StoreWorld _world;

    public StoreUpkeepOnPostgresTests(PostgresDatabases databases)
        : this(StoreWorld.OnPostgres(databases))
    {
    }

    private StoreUpkeepOnPostgresTests(StoreWorld world)
        : base(world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>More than are looked at in one transaction.</summary>
    [Fact]
    public async Task Names_that_nobody_has_any_more_go_however_many()
    {
        await _world.AcceptAsync(StoreWorld.Article("The harbour of today."));
        var taken = Assert.Single(await _world.Inbox.TakeAsync(1, maxAttempts: 3, Token));
        await _world.Statements.SaveAsync(
            [new AnalyzedArticle(taken, [.. Enumerable.Range(1, 450).Select(number => Records.Of(taken, number, new TextSpan(0, taken.Text.Length)).By($"Ana Beck{number}", "AL"))])], Token);
        _world.Clock.Now += TimeSpan.FromDays(10);
        await _world.SaveAsync(StoreWorld.Article("Kept."), record => record.By("Ana Beck400", "AL"));
        Assert.Equal(1, await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(-9), Token));
        Assert.Equal(
            ["ana", "beck400"], await _world.Database.ReadAsync(connection => connection.QueryAsync<string>("SELECT word FROM name_word ORDER BY word"), Token));
    }
}
