namespace StanceML.Store.Tests.Shadow;

public abstract class ShadowStoreTests : IDisposable
{
    private static readonly ShadowPair Pair = new("stance", "2026.11.1", "2026.12.1");

    private readonly StoreWorld _world;
    private readonly ShadowStore _shadow;

    internal ShadowStoreTests(StoreWorld world) => (_world, _shadow) = (world, new ShadowStore(world.Database));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_disagreement_comes_back_as_it_was_and_once()
    {
        var article = await _world.AcceptAsync(StoreWorld.Article("“One.”"));
        var disagreement = Disagreement(article, 1, "kosovo");
        var tone = new ShadowDisagreement(article, 1, null, new ShadowJudgment("about", null, true), new ShadowJudgment("other", null, false));
        await _shadow.SaveAsync(Pair, [disagreement], judged: 3, agreed: 2, Token);
        await _shadow.SaveAsync(Pair, [disagreement, tone], judged: 2, agreed: 0, Token);

        var listed = await _shadow.ListAsync("stance", before: null, 10, Token);
        Assert.Equal([tone, disagreement], listed.Select(stored => stored.Disagreement));
        Assert.All(listed, stored => Assert.Equal((Pair, _world.Clock.Now), (stored.Pair, stored.Judged)));
        Assert.Equal([new ShadowTally(Pair, 5, 2, _world.Clock.Now)], await _shadow.TalliesAsync("stance", Token));
        Assert.Empty(await _shadow.ListAsync("sentiment", before: null, 10, Token));
        Assert.Empty(await _shadow.TalliesAsync("sentiment", Token));
    }

    [Fact]
    public async Task Pages_go_from_the_newest_to_the_oldest()
    {
        var article = await _world.AcceptAsync(StoreWorld.Article("“One.”"));
        await _shadow.SaveAsync(Pair, [.. Enumerable.Range(1, 5).Select(number => Disagreement(article, number, "kosovo"))], 5, 0, Token);
        var first = await _shadow.ListAsync("stance", before: null, 2, Token);
        var second = await _shadow.ListAsync("stance", first[^1].Key, 10, Token);
        Assert.Equal([5, 4, 3, 2, 1], first.Concat(second).Select(stored => stored.Disagreement.Statement));
    }

    [Fact]
    public async Task A_disagreement_over_an_article_that_is_gone_is_passed_over_and_keeps_no_other_from_being_stored()
    {
        var article = await _world.AcceptAsync(StoreWorld.Article("“One.”"));
        await _shadow.SaveAsync(Pair, [Disagreement("gone", 1, "kosovo"), Disagreement(article, 1, "kosovo")], 2, 0, Token);
        Assert.Equal(article, Assert.Single(await _shadow.ListAsync("stance", before: null, 10, Token)).Disagreement.Article);
    }

    private static ShadowDisagreement Disagreement(string article, int number, string target) =>
        new(article, number, target, new ShadowJudgment("oppose", 0.75, Decided: true), new ShadowJudgment("neutral", 0.5, Decided: false));
}
