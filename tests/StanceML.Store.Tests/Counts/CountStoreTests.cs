using Dapper;

namespace StanceML.Store.Tests.Counts;

public abstract class CountStoreTests : IDisposable
{
    private readonly StoreWorld _world;

    internal CountStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    private static readonly string[] Stances = ["support", "oppose", "neutral"];

    [Fact]
    public async Task A_trend_adds_up_days_weeks_and_months_and_keeps_the_undecided_apart()
    {
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 1));
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 4));
        await _world.SaysAsync("AL", "support", new(2026, 1, 5));
        await _world.SaysAsync("AL", "support", new(2026, 2, 1), decided: false);
        StanceCounts none = new(0, 0, 0);
        Assert.Equal(
            [new TrendPoint(new(2026, 1, 1), new(1, 2, 0), none), new TrendPoint(new(2026, 2, 1), none, new(1, 0, 0))],
            await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo" }, TrendUnit.Month, Token));
        Assert.Equal(
            [new TrendPoint(new(2025, 12, 29), new(0, 2, 0), none)],
            await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo", Actor = "RU" }, TrendUnit.Week, Token));
        Assert.Equal(
            [new TrendPoint(new(2026, 1, 4), new(0, 1, 0), none), new TrendPoint(new(2026, 1, 5), new(1, 0, 0), none)],
            await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo", From = new(2026, 1, 2), To = new(2026, 2, 1) }, TrendUnit.Day, Token));
        Assert.Equal(
            [new OutletCount("harbour wire", new(1, 2, 0))], await _world.Counts.OutletsAsync("kosovo", copies: true, 5, Token));
    }

    [Fact]
    public async Task Counts_agree_with_the_statements_whatever_is_saved_retried_and_pruned_at_once()
    {
        for (var round = 0; round < 3; round++)
        {
            await _world.Inbox.AcceptAsync([.. Enumerable.Range(0, 40).Select(n => StoreWorld.Article($"Round {round}, article {n}."))], 1000, Token);
            _world.Clock.Now += TimeSpan.FromDays(1);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() => WorkAsync(worker), Token)));
        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(-2), Token);
        await _world.RefreshPositionsAsync();

        const string counted = "SELECT question, actor, stance, CAST(SUM(statements) AS BIGINT) FROM daily_count WHERE actor <> '*' GROUP BY question, actor, stance";
        const string true_ = "SELECT question, COALESCE(actor, ''), stance, COUNT(*) FROM judgment GROUP BY question, actor, stance";
        Assert.Equal((await RowsAsync(true_)).Order(), (await RowsAsync(counted)).Order());
        Assert.Equal(
            await NumberAsync("SELECT COUNT(*) FROM judgment"), await NumberAsync("SELECT CAST(SUM(statements) AS BIGINT) FROM daily_count WHERE actor = '*'"));
        Assert.Equal(
            await NumberAsync("SELECT COUNT(*) FROM judgment"), await NumberAsync("SELECT CAST(SUM(statements) AS BIGINT) FROM outlet_count"));
        Assert.Equal(
            await NumberAsync("SELECT COUNT(*) FROM statement WHERE actor IS NOT NULL"), await NumberAsync("SELECT CAST(SUM(statements) AS BIGINT) FROM choice_count WHERE kind = 'actor'"));
        Assert.Equal(0, await NumberAsync("SELECT COUNT(*) FROM statement WHERE NOT EXISTS (SELECT 1 FROM article WHERE sequence = statement.id >> 20)"));
        Assert.InRange(await NumberAsync("SELECT COUNT(*) FROM statement"), 1, 240);
    }

    /// <summary>Takes, saves, and now and then has what it saved analyzed again.</summary>
    private async Task WorkAsync(int worker)
    {
        var chance = new Random(worker);
        while (await _world.Inbox.TakeAsync(5, 9, Token) is { Count: > 0 } batch)
        {
            await _world.Statements.SaveAsync([.. batch.Select(Analyzed)], Token);
            if (chance.Next(4) == 0)
            {
                Assert.True(await _world.Inbox.RetryAsync(batch[0].Id, Token));
            }
        }
    }

    /// <summary>The same article always says the same: two statements.</summary>
    private static AnalyzedArticle Analyzed(Article article)
    {
        var chance = new Random(article.Id[0] + article.Id[1]);
        return new AnalyzedArticle(article, [.. Enumerable.Range(1, 2).Select(number =>
        {
            var record = Records.Of(article, number, new TextSpan(0, 5)).Toward("kosovo", Stances[chance.Next(3)]).Toward("taiwan", Stances[chance.Next(3)], decided: false);
            return chance.Next(3) == 0 ? record : record.By("Name", $"A{chance.Next(4)}");
        })]);
    }

    private Task<IReadOnlyList<(string, string, string, long)>> RowsAsync(string sql) => _world.Database.ReadAsync(
        async connection => (IReadOnlyList<(string, string, string, long)>)[.. await connection.QueryAsync<(string, string, string, long)>(sql)], Token);

    private Task<long> NumberAsync(string sql) => _world.Database.ReadAsync(connection => connection.ExecuteScalarAsync<long>(sql), Token);
}
