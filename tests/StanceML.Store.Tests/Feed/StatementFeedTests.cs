using StanceML.Store.Tests.Review;

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
            numbers.AddRange(page.Statements.Select(statement => statement.Record.Statement));
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
            followed.AddRange(page.Statements.Select(statement => statement.Source.Id));
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

    [Fact]
    public async Task What_a_decision_changes_follows_in_one_order_with_what_is_new()
    {
        var review = new ReviewWorld(_world);
        var key = await review.SaysAsync("We are against it.");
        var decision = await review.CorrectAsync(key, ReviewWorld.Ana, "support");
        await _world.SaveAsync(StoreWorld.Article("“New.”"));
        var rejected = await review.DecideAsync(key, ReviewWorld.Carl, ReviewKind.Reject);
        await review.Reviews.UndoAsync(rejected.Id, ReviewWorld.Carl, Token);
        await review.Reviews.UndoAsync(decision.Id, ReviewWorld.Ana, Token);
        var heard = (await Feed.ReadAsync(new StatementFilter(), FeedPosition.Start, 10, Token)).Statements;
        Assert.Equal(
            [
                (FeedKind.Statements, "oppose", null), (FeedKind.Corrected, "support", "corrected"), (FeedKind.Statements, null, null),
                (FeedKind.Corrected, "support", "rejected"), (FeedKind.Corrected, "support", "corrected"), (FeedKind.Corrected, "oppose", null),
            ],
            heard.Select(one => (one.Kind, one.Record.Targets.SingleOrDefault()?.Stance, one.Record.Reviewed?.Outcome)));
        Assert.Equal([key, key, key, key], heard.Where(one => one.Kind == FeedKind.Corrected).Select(one => one.Key));
        Assert.Equal("Carl Dorn", heard[3].Record.Reviewed!.By);
        Assert.Equal("Harbour Wire", heard[3].Source.Outlet);
        List<FeedStatement> again = [];
        var page = new FeedPage([], FeedPosition.Start, HasMore: true);
        while (page.HasMore)
        {
            page = await Feed.ReadAsync(new StatementFilter(), page.Last, 1, Token);
            again.AddRange(page.Statements);
        }

        Assert.Equal(heard.Select(one => one.Position), again.Select(one => one.Position));
        var newest = Assert.Single(await Feed.CorrectionsAsync(new StatementFilter(), 10, Token));
        Assert.Equal((heard[5].Position, _world.Clock.Now), (newest.Position, newest.Corrected));
        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(1), Token);
        Assert.Empty((await Feed.ReadAsync(new StatementFilter(), FeedPosition.Start, 10, Token)).Statements);
    }

    [Fact]
    public async Task A_correction_is_heard_by_those_whose_filter_it_leaves_and_those_whose_filter_it_enters()
    {
        var review = new ReviewWorld(_world);
        var key = await review.SaysAsync("We are against it.");
        var end = await Feed.EndAsync(Token);
        await review.CorrectAsync(key, ReviewWorld.Ana, "support");
        foreach (var (stance, times) in new[] { ("oppose", 1), ("support", 1), ("neutral", 0) })
        {
            Assert.Equal(times, (await Feed.ReadAsync(new StatementFilter { Stance = stance }, end, 10, Token)).Statements.Count);
        }

        end = await Feed.EndAsync(Token);
        await review.DecideAsync(key, ReviewWorld.Ana, ReviewKind.Reject);
        Assert.Empty((await Feed.ReadAsync(new StatementFilter { Stance = "oppose" }, end, 10, Token)).Statements);
        Assert.True(Assert.Single((await Feed.ReadAsync(new StatementFilter { Stance = "support" }, end, 10, Token)).Statements).IsRejected);
    }

    [Fact]
    public async Task What_changes_nothing_and_what_comes_with_new_statements_is_no_correction()
    {
        var review = new ReviewWorld(_world);
        var key = await review.SaysAsync("We are against it.");
        var undecided = await review.SaysAsync("We are perhaps against it.", decided: false);
        var end = await Feed.EndAsync(Token);
        var confirmed = await review.DecideAsync(key, ReviewWorld.Ana, ReviewKind.Confirm);
        await review.Reviews.UndoAsync(confirmed.Id, ReviewWorld.Ana, Token);
        await review.DecideAsync(key, ReviewWorld.Ana, ReviewKind.Skip);
        Assert.Equal(end, await Feed.EndAsync(Token));
        await review.DecideAsync(undecided, ReviewWorld.Ana, ReviewKind.Confirm);
        Assert.True(Assert.Single((await Feed.ReadAsync(new StatementFilter { Decided = true }, end, 10, Token)).Statements).Record.Targets[0].Decided);

        var first = await review.CopyAsync("HARBOUR -- ");
        end = await Feed.EndAsync(Token);
        await review.CorrectAsync(first, ReviewWorld.Ana, "support", copies: true);
        await review.CopyAsync("LATER -- ");
        var heard = (await Feed.ReadAsync(new StatementFilter(), end, 10, Token)).Statements;
        Assert.Equal([(FeedKind.Corrected, "support"), (FeedKind.Statements, "support")], heard.Select(one => (one.Kind, one.Record.Targets[0].Stance)));
        end = await Feed.EndAsync(Token);
        await review.CorrectAsync(first, ReviewWorld.Carl, "neutral", copies: true);
        Assert.Equal(2, (await Feed.ReadAsync(new StatementFilter { Stance = "neutral" }, end, 10, Token)).Statements.Count);
    }

    [Fact]
    public async Task A_follower_that_reads_while_people_decide_misses_no_correction()
    {
        var review = new ReviewWorld(_world);
        List<StatementKey> keys = [];
        for (var n = 0; n < 12; n++)
        {
            keys.Add(await review.SaysAsync($"We are against it, {n}."));
        }

        var after = await Feed.EndAsync(Token);
        var deciding = Task.WhenAll(keys.Chunk(4).Select(some => Task.Run(
            async () =>
            {
                foreach (var key in some)
                {
                    await review.CorrectAsync(key, ReviewWorld.Ana, "support");
                    await _world.Inbox.AcceptAsync([StoreWorld.Article($"New {key}.")], 1000, Token);
                    foreach (var article in await _world.Inbox.TakeAsync(1, 3, Token))
                    {
                        await _world.Statements.SaveAsync([new AnalyzedArticle(article, [Records.Of(article, 1, new TextSpan(0, 3))])], Token);
                    }
                }
            },
            Token)));
        List<FeedStatement> heard = [];
        while (heard.Count < 24)
        {
            var isOver = deciding.IsCompleted;
            var page = await Feed.ReadAsync(new StatementFilter(), after, 5, Token);
            heard.AddRange(page.Statements);
            after = page.Last;
            Assert.False(isOver && !page.HasMore && page.Statements.Count == 0 && heard.Count < 24, $"missed {24 - heard.Count}");
        }

        await deciding;
        Assert.Equal(keys.ToHashSet(), heard.Where(one => one.Kind == FeedKind.Corrected).Select(one => one.Key).ToHashSet());
    }

    private static IEnumerable<string> Texts(FeedPage page) => page.Statements.Select(statement => statement.Record.Text);
}
