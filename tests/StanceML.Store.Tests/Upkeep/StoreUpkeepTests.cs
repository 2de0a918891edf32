namespace StanceML.Store.Tests.Upkeep;

public abstract class StoreUpkeepTests : IDisposable
{
    private readonly StoreWorld _world;

    internal StoreUpkeepTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Old_articles_go_with_their_statements_and_those_that_wait_stay()
    {
        var old = await _world.SaysAsync("RU", "oppose", new(2026, 1, 1));
        var waiting = await _world.AcceptAsync(StoreWorld.Article("Waits."));
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        _world.Clock.Now += TimeSpan.FromDays(10);
        var kept = await _world.SaveAsync(StoreWorld.Article("Kept."));

        Assert.Equal(1, await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(-9), Token));
        Assert.Null(await _world.Inbox.FindAsync(old, Token));
        Assert.NotNull(await _world.Inbox.FindAsync(waiting, Token));
        Assert.Equal(["Kept."], await _world.ListAsync(new StatementFilter()));
        Assert.Empty(await _world.ListAsync(new StatementFilter { Text = "oppose" }));
        Assert.Empty((await _world.Statements.ChoicesAsync(Token)).Questions);
        Assert.Equal(1, (await _world.Inbox.FindAsync(kept, Token))!.Statements);
    }

    [Fact]
    public async Task Old_addresses_go_and_can_be_sent_again_and_those_that_wait_stay()
    {
        var pages = new PageInbox(_world.Database);
        PendingPage[] sent = [.. Enumerable.Range(0, 4).Select(n => new PendingPage($"https://harbour.example/{n}"))];
        await pages.AcceptAsync(sent[..3], 10, Token);
        await pages.EndAsync(sent[0].Id, await _world.SaveAsync(StoreWorld.Article("Found there.")), Token);
        await pages.SetAsideAsync(sent[1].Id, "answered 404", Token);
        _world.Clock.Now += TimeSpan.FromDays(10);
        await pages.AcceptAsync(sent[3..], 10, Token);
        await pages.SetAsideAsync(sent[3].Id, "answered 404", Token);

        Assert.Equal(1, await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(-9), Token));
        Assert.Null(await pages.FindAsync(sent[1].Id, Token));
        Assert.Equal(ArticleState.Pending, (await pages.FindAsync(sent[2].Id, Token))!.State);
        Assert.NotNull(await pages.FindAsync(sent[3].Id, Token));
        Assert.True(Assert.Single((await pages.AcceptAsync(sent[..1], 10, Token))!).IsNew);
    }

    [Fact]
    public async Task A_pruned_place_is_never_given_again()
    {
        await _world.SaveAsync(StoreWorld.Article("One."));
        var first = Assert.Single((await _world.Statements.ListAsync(new StatementFilter(), null, 10, Token)).Statements).Key;
        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(1), Token);
        await _world.SaveAsync(StoreWorld.Article("Two."));
        var second = Assert.Single((await _world.Statements.ListAsync(new StatementFilter(), null, 10, Token)).Statements).Key;
        Assert.True(second.ArticleSequence > first.ArticleSequence);
    }

    [Fact]
    public async Task Failed_articles_are_listed_with_their_reasons_and_analyzed_again_when_asked()
    {
        List<string> ids = [];
        for (var n = 0; n < 5; n++)
        {
            ids.Add(await _world.AcceptAsync(StoreWorld.Article($"Bad {n}.")));
            await _world.Inbox.TakeAsync(1, 3, Token);
            await _world.Inbox.SetAsideAsync(ids[n], $"reason {n}", Token);
            _world.Clock.Now += TimeSpan.FromSeconds(n % 2);
        }

        List<ListedArticle> listed = [];
        while (await new ArticleList(_world.Database).ListAsync(ArticleState.Failed, listed.LastOrDefault()?.Sequence, 2, Token) is { Count: > 0 } page)
        {
            listed.AddRange(page);
        }

        Assert.Equal(ids.AsEnumerable().Reverse(), listed.Select(article => article.Id));
        Assert.Equal("reason 4", listed[0].Reason);

        Assert.True(await _world.Inbox.RetryAsync(ids[0], Token));
        Assert.False(await _world.Inbox.RetryAsync(ids[0], Token));
        Assert.False(await _world.Inbox.RetryAsync("unknown", Token));
        Assert.Equal(4, await _world.Inbox.RetryFailedAsync(id: null, Token));
        Assert.Equal(5, (await _world.Inbox.TakeAsync(10, 3, Token)).Count);
    }

    [Fact]
    public async Task An_article_analyzed_again_has_the_new_statements_alone()
    {
        var id = await _world.SaveAsync(StoreWorld.Article("Once and again."), record => record.By("A", "RU").Toward("kosovo", "oppose"));
        Assert.Equal(0, await _world.Inbox.RetryFailedAsync(id, Token));
        Assert.Single(await _world.ListAsync(new StatementFilter()));
        Assert.True(await _world.Inbox.RetryAsync(id, Token));
        Assert.Empty(await _world.ListAsync(new StatementFilter()));
        await _world.SaveAsync(StoreWorld.Article("Once and again."), record => record.By("A", "RU").Toward("kosovo", "support"));
        Assert.Single(await _world.ListAsync(new StatementFilter { Stance = "support", Text = "again" }));
        Assert.Equal(new StanceCounts(1, 0, 0), Assert.Single(await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo" }, TrendUnit.Day, Token)).Decided);
    }
}
