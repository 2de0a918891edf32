using System.Collections.Concurrent;
using StanceML.Programs;

namespace StanceML.Store.Tests.Inbox;

/// <summary>Several workers on one PostgreSQL database.</summary>
public sealed class SharedInboxTests(PostgresDatabases databases) : IDisposable
{
    private readonly StoreWorld _world = StoreWorld.OnPostgres(databases);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Many_workers_end_every_article_once_and_analyze_none_twice()
    {
        await _world.Inbox.AcceptAsync([.. Enumerable.Range(0, 200).Select(n => StoreWorld.Article($"Article {n}."))], 1000, Token);
        ConcurrentBag<string> taken = [];
        var ended = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 4), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Token }, async (_, token) =>
        {
            using var worker = _world.Open();
            while (await new ArticleInbox(worker).TakeAsync(7, 3, token) is { Count: > 0 } batch)
            {
                batch.ToList().ForEach(article => taken.Add(article.Id));
                var results = batch.Select(article => new AnalyzedArticle(article, [Records.Of(article, 1, new TextSpan(0, 7))])).ToList();
                Interlocked.Add(ref ended, await new StatementStore(worker).SaveAsync(results, token));
            }
        });
        Assert.Equal(200, taken.Count);
        Assert.Equal(200, taken.Distinct().Count());
        Assert.Equal(200, ended);
        Assert.Equal(0, await _world.Inbox.CountPendingAsync(Token));
    }

    [Fact]
    public async Task A_worker_that_comes_back_from_the_dead_doubles_nothing_and_gives_nothing_back()
    {
        await _world.AcceptAsync(StoreWorld.Article("“Twice.”"));
        var slow = await _world.Inbox.TakeAsync(1, 3, Token);
        _world.Clock.Now += _world.Database.LeaseTime;
        using var other = _world.Open();
        var article = Assert.Single(await new ArticleInbox(other).TakeAsync(1, 3, Token));

        await _world.Inbox.GiveBackAsync(slow, Token);
        await _world.Inbox.RenewAsync([article.Id], Token);
        await _world.Inbox.SetAsideAsync(article.Id, "too late", Token);
        Assert.Equal(ArticleState.Pending, (await _world.Inbox.FindAsync(article.Id, Token))!.State);
        Assert.Empty(await _world.Inbox.TakeAsync(1, 3, Token));
        var result = new AnalyzedArticle(article, [Records.Of(article, 1, new TextSpan(0, 8))]);
        Assert.Equal([0, 1], (await Task.WhenAll(_world.Statements.SaveAsync([result], Token), new StatementStore(other).SaveAsync([result], Token))).Order());
        Assert.Single(await _world.ListAsync(new StatementFilter()));
    }

    /// <summary>As after a commit whose answer was lost.</summary>
    [Fact]
    public async Task What_is_in_no_hand_is_taken_again_when_its_lease_is_over()
    {
        var lost = await _world.AcceptAsync(StoreWorld.Article("Lost."));
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        var held = await _world.AcceptAsync(StoreWorld.Article("Held."));
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        _world.Clock.Now += _world.Database.LeaseTime / 2;
        await _world.Inbox.RenewAsync([held], Token);
        _world.Clock.Now += _world.Database.LeaseTime / 2;
        Assert.Equal(lost, Assert.Single(await _world.Inbox.TakeAsync(10, 3, Token)).Id);
        Assert.Empty(await _world.Inbox.TakeAsync(10, 3, Token));
    }

    [Fact]
    public async Task Deliveries_of_the_same_articles_in_opposite_order_are_all_taken_in()
    {
        var articles = Enumerable.Range(0, 60).Select(n => StoreWorld.Article($"Article {n}.")).ToList();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(
            () => _world.Inbox.AcceptAsync(n % 2 == 0 ? articles : [.. articles.AsEnumerable().Reverse()], 1000, Token))));
        Assert.Equal(60, receipts.Sum(all => all!.Count(receipt => receipt.IsNew)));
        Assert.Equal(60, await _world.Inbox.CountPendingAsync(Token));
    }
}
