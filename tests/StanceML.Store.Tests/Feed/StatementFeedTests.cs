namespace StanceML.Store.Tests.Feed;

public abstract class StatementFeedTests : IDisposable
{
    private readonly StoreWorld _world;

    internal StatementFeedTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StatementFeed Feed => new(_world.Database);

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Statements_follow_in_the_order_in_which_they_were_stored_whatever_their_articles_time()
    {
        Assert.Equal(FeedPosition.Start, await Feed.EndAsync(Token));
        await _world.SaveAsync(StoreWorld.Article("“One.”"));
        await _world.SaveAsync(StoreWorld.Article("“Two.”") with { Published = _world.Clock.Now.AddYears(-3) });
        await _world.SaveAsync(StoreWorld.Article("“Three.”"), record => record.Toward("kosovo", "support"));
        var all = await Feed.ReadAsync(new StatementFilter(), FeedPosition.Start, 10, Token);
        Assert.Equal(["“One.”", "“Two.”", "“Three.”"], Texts(all));
        Assert.False(all.HasMore);
        Assert.Equal(await Feed.EndAsync(Token), all.Last);
        Assert.Empty((await Feed.ReadAsync(new StatementFilter(), all.Last, 10, Token)).Statements);
        Assert.Equal(["“Three.”"], Texts(await Feed.ReadAsync(new StatementFilter { Question = "kosovo" }, FeedPosition.Start, 10, Token)));
    }

    [Fact]
    public async Task It_goes_on_within_an_article_where_a_limit_cut_it()
    {
        var id = await _world.AcceptAsync(StoreWorld.Article("“One.” “Two.” “Three.”"));
        var article = Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        Assert.Equal(id, article.Id);
        await _world.Statements.SaveAsync([new AnalyzedArticle(article, [.. Enumerable.Range(1, 3).Select(n => Records.Of(article, n, new TextSpan(0, n)))])], Token);
        List<int> numbers = [];
        var page = new FeedPage([], FeedPosition.Start, HasMore: true);
        while (page.HasMore)
        {
            page = await Feed.ReadAsync(new StatementFilter(), page.Last, 1, Token);
            numbers.AddRange(page.Statements.Select(statement => statement.Statement.Record.Statement));
            Assert.True(FeedPosition.TryParse(page.Last.ToString(), out var read));
            Assert.Equal(page.Last, read);
        }

        Assert.Equal([1, 2, 3], numbers);
    }

    [Fact]
    public async Task A_follower_that_reads_while_many_store_misses_nothing_and_gets_nothing_twice()
    {
        const int count = 120;
        await _world.Inbox.AcceptAsync([.. Enumerable.Range(0, count).Select(n => StoreWorld.Article($"Article {n}."))], 1000, Token);
        var storing = Parallel.ForEachAsync(Enumerable.Range(0, 4), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Token }, async (_, token) =>
        {
            while (await _world.Inbox.TakeAsync(3, 3, token) is { Count: > 0 } batch)
            {
                await _world.Statements.SaveAsync([.. batch.Select(article => new AnalyzedArticle(article, [Records.Of(article, 1, new TextSpan(0, 7))]))], token);
            }
        });
        List<string> followed = [];
        var after = FeedPosition.Start;
        while (followed.Count < count)
        {
            var isOver = storing.IsCompleted;
            var page = await Feed.ReadAsync(new StatementFilter(), after, 5, Token);
            followed.AddRange(page.Statements.Select(statement => statement.Statement.Source.Id));
            after = page.Last;
            Assert.False(isOver && !page.HasMore && page.Statements.Count == 0 && followed.Count < count, $"missed {count - followed.Count}");
        }

        await storing;
        Assert.Equal(count, followed.Distinct().Count());
    }

    [Theory]
    [InlineData("kosovo", "kosovo", true)]
    [InlineData("\"never recognise\"", null, true)]
    [InlineData("\"recognise never\"", null, false)]
    [InlineData("recog*", null, true)]
    [InlineData("recog", null, false)]
    [InlineData("vucic", null, false)]
    public async Task It_finds_what_a_list_finds(string words, string? question, bool finds)
    {
        await _world.SaveAsync(StoreWorld.Article("“We will never recognise Kosovo.”"), record => record.By("Aleksandar Vučić", "RS").Toward("kosovo", "oppose"));
        await _world.SaveAsync(StoreWorld.Article("“The weather is fine.”"));
        foreach (var filter in (StatementFilter[])
            [new() { Text = words, Question = question }, new() { Text = words, Speaker = "vuci", Actor = "RS", Stance = "oppose", Outlet = "HARBOUR wire" }])
        {
            Assert.Equal(finds ? 1 : 0, (await _world.ListAsync(filter)).Count);
            Assert.Equal(await _world.ListAsync(filter), Texts(await Feed.ReadAsync(filter, FeedPosition.Start, 10, Token)));
        }
    }

    [Fact]
    public async Task Pruned_articles_are_gone_and_positions_go_on()
    {
        await _world.SaveAsync(StoreWorld.Article("“Old.”"));
        var end = await Feed.EndAsync(Token);
        await new StoreUpkeep(_world.Database).PruneAsync(_world.Clock.Now.AddDays(1), Token);
        await _world.SaveAsync(StoreWorld.Article("“New.”"));
        Assert.Equal(["“New.”"], Texts(await Feed.ReadAsync(new StatementFilter(), end, 10, Token)));
        Assert.Equal(["“New.”"], Texts(await Feed.ReadAsync(new StatementFilter(), FeedPosition.Start, 10, Token)));
    }

    [Fact]
    public async Task An_article_analyzed_again_stands_in_it_once_and_at_its_end()
    {
        var id = await _world.SaveAsync(StoreWorld.Article("“Again.”"));
        await _world.SaveAsync(StoreWorld.Article("“Other.”"));
        var end = await Feed.EndAsync(Token);
        Assert.True(await _world.Inbox.RetryAsync(id, Token));
        await _world.SaveAsync(StoreWorld.Article("“Again.”"));
        Assert.Equal(["“Other.”", "“Again.”"], Texts(await Feed.ReadAsync(new StatementFilter(), FeedPosition.Start, 10, Token)));
        Assert.Equal(["“Again.”"], Texts(await Feed.ReadAsync(new StatementFilter(), end, 10, Token)));
    }

    private static IEnumerable<string> Texts(FeedPage page) => page.Statements.Select(statement => statement.Statement.Record.Text);
}
