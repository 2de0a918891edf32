namespace StanceML.Store.Tests.Pages;

public abstract class SourceStoresTests : IDisposable
{
    private const string Feed = "https://harbour.example/feed";

    private readonly StoreWorld _world;

    internal SourceStoresTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PageInbox Pages => new(_world.Database);

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_page_is_handed_to_one_worker_until_its_time_is_up_and_ends_as_its_article()
    {
        var page = new PendingPage("https://harbour.example/1") { Title = "A title", Published = _world.Clock.Now, IsFromFeed = true };
        var receipts = await Pages.AcceptAsync([page, new PendingPage("https://harbour.example/2"), page], 10, Token);
        Assert.Equal([true, true, false], receipts!.Select(receipt => receipt.IsNew));
        Assert.Null(await Pages.AcceptAsync([new PendingPage("https://harbour.example/3")], 2, Token));

        var waiting = await Pages.ListAsync(ArticleState.Pending, before: null, 1, Token);
        var before = await Pages.ListAsync(ArticleState.Pending, Assert.Single(waiting).Sequence, 10, Token);
        Assert.Equal(receipts!.Select(receipt => receipt.Id).Distinct().Order(), waiting.Concat(before).Select(one => one.Page.Id).Order());

        Assert.Single(await Pages.TakeAsync(1, TimeSpan.FromMinutes(5), Token));
        Assert.Single(await Pages.TakeAsync(10, TimeSpan.FromMinutes(5), Token));
        Assert.Empty(await Pages.TakeAsync(10, TimeSpan.FromMinutes(5), Token));
        _world.Clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal([2, 2], (await Pages.TakeAsync(10, TimeSpan.FromMinutes(5), Token)).Select(again => again.Attempts));

        var article = await _world.AcceptAsync(StoreWorld.Article("Found there."));
        await Pages.EndAsync(page.Id, article, Token);
        var found = await Pages.FindAsync(page.Id, Token);
        Assert.Equal((ArticleState.Done, article, page.Published), (found!.State, found.Article, found.Page.Published));
        Assert.True(found.Page.IsFromFeed);
    }

    [Fact]
    public async Task A_failed_page_is_listed_and_begins_anew_when_it_is_asked_for_or_submitted_again()
    {
        var page = new PendingPage("https://harbour.example/1");
        await Pages.AcceptAsync([page], 10, Token);
        await Pages.TakeAsync(1, TimeSpan.FromMinutes(5), Token);
        await Pages.PutOffAsync(page.Id, "answered 503", TimeSpan.FromMinutes(1), counts: true, Token);
        Assert.Empty(await Pages.TakeAsync(1, TimeSpan.FromMinutes(5), Token));
        await Pages.SetAsideAsync(page.Id, "answered 404", Token);
        Assert.Equal("answered 404", Assert.Single(await Pages.ListAsync(ArticleState.Failed, before: null, 10, Token)).Reason);
        Assert.Equal(1, await Pages.RetryAsync(page.Id, Token));
        await Pages.SetAsideAsync(page.Id, "answered 404", Token);
        Assert.True(Assert.Single((await Pages.AcceptAsync([page], 10, Token))!).IsNew);
        Assert.Equal(1, Assert.Single(await Pages.TakeAsync(1, TimeSpan.FromMinutes(5), Token)).Attempts);
        Assert.Equal(0, await Pages.RetryAsync(id: null, Token));
    }

    [Fact]
    public async Task Waiting_articles_are_listed_latest_first_and_the_oldest_is_known()
    {
        var articles = new ArticleList(_world.Database);
        await _world.SaveAsync(StoreWorld.Article("Done."));
        var received = _world.Clock.Now += TimeSpan.FromMinutes(1);
        var first = await _world.AcceptAsync(StoreWorld.Article("One."));
        _world.Clock.Now += TimeSpan.FromMinutes(1);
        var second = await _world.AcceptAsync(StoreWorld.Article("Two."));
        var waiting = await articles.ListAsync(ArticleState.Pending, before: null, 1, Token);
        Assert.Equal(second, Assert.Single(waiting).Id);
        Assert.Equal(first, Assert.Single(await articles.ListAsync(ArticleState.Pending, waiting[0].Sequence, 10, Token)).Id);
        Assert.Equal(new InboxBacklog(2, received), await _world.Inbox.ReadBacklogAsync(Token));
    }

    [Fact]
    public async Task Failed_articles_are_listed_latest_first()
    {
        var articles = new ArticleList(_world.Database);
        var ids = new List<string>();
        foreach (var text in new[] { "One.", "Two.", "Three." })
        {
            ids.Add(await _world.AcceptAsync(StoreWorld.Article(text)));
            await _world.Inbox.TakeAsync(1, 3, Token);
            await _world.Inbox.SetAsideAsync(ids[^1], "cannot be read", Token);
        }

        var first = await articles.ListAsync(ArticleState.Failed, before: null, 2, Token);
        Assert.Equal([ids[2], ids[1]], first.Select(article => article.Id));
        Assert.Equal([ids[0]], (await articles.ListAsync(ArticleState.Failed, first[^1].Sequence, 2, Token)).Select(article => article.Id));
    }

    [Fact]
    public async Task An_answer_is_kept_for_a_day_and_for_its_caller_and_request_alone()
    {
        var answers = new KeptAnswers(_world.Database);
        Assert.Equal(new KeptAnswer(IsOther: false, Answer: null), await answers.BeginAsync("a", "key", "body", Token));
        Assert.Equal("first", await answers.EndAsync("a", "key", "first", Token));
        Assert.Equal("first", await answers.EndAsync("a", "key", "second", Token));
        Assert.Equal(new KeptAnswer(IsOther: false, "first"), await answers.BeginAsync("a", "key", "body", Token));
        Assert.True((await answers.BeginAsync("a", "key", "other", Token)).IsOther);
        Assert.Null((await answers.BeginAsync("b", "key", "body", Token)).Answer);
        _world.Clock.Now += KeptAnswers.KeepTime;
        Assert.Null((await answers.BeginAsync("a", "key", "other", Token)).Answer);
    }

    [Fact]
    public async Task A_feed_that_was_added_can_be_removed_and_comes_back_as_new()
    {
        var feeds = new FeedStore(_world.Database);
        await feeds.AddAsync([Feed], Token);
        Assert.False(await feeds.RemoveAsync(Feed, Token));
        const string Added = "https://harbour.example/more.xml";
        Assert.True(await feeds.TryAddAsync(Added, "Ann Smith", Token));
        Assert.Equal([Added], await feeds.AddedAsync(Token));
        var taken = await feeds.TakeAsync([Added], TimeSpan.FromMinutes(5), Token);
        await feeds.EndAsync(taken!, ["a"], Token);
        Assert.Equal([("Ann Smith", 1), (null, 0)], (await feeds.ListAsync(Token)).OrderByDescending(feed => feed.Items).Select(feed => (feed.AddedBy, feed.Items)));
        Assert.True(await feeds.RemoveAsync(Added, Token));
        Assert.False(await feeds.RemoveAsync(Added, Token));
        Assert.Empty(await feeds.AddedAsync(Token));
        Assert.True(await feeds.TryAddAsync(Added, "Karl Moss", Token));
        Assert.Equal(["a"], await feeds.NewAsync(Added, ["a"], Token));
    }

    [Fact]
    public async Task A_feed_that_an_option_names_is_read_on_though_it_was_added_and_removed()
    {
        var feeds = new FeedStore(_world.Database);
        const string Added = "https://harbour.example/more.xml";
        Assert.Equal([Feed], await feeds.ReadableAsync([Feed, Feed], Token));
        Assert.True(await feeds.TryAddAsync(Added, "Ann Smith", Token));
        Assert.True(await feeds.TryAddAsync(Feed, "Ann Smith", Token));
        Assert.Equal([Feed, Added], await feeds.ReadableAsync([Feed], Token));
        Assert.True(await feeds.RemoveAsync(Feed, Token));
        Assert.Equal([Feed, Added], await feeds.ReadableAsync([Feed], Token));
        Assert.Equal(Feed, (await feeds.TakeAsync([Feed], TimeSpan.FromMinutes(5), Token))?.Url);
        Assert.False(await feeds.RemoveAsync(Feed, Token));
    }

    [Fact]
    public async Task A_feed_that_no_option_names_any_more_can_be_added()
    {
        var feeds = new FeedStore(_world.Database);
        await feeds.AddAsync([Feed], Token);
        var taken = await feeds.TakeAsync([Feed], TimeSpan.FromMinutes(5), Token);
        await feeds.EndAsync(taken! with { Due = _world.Clock.Now + TimeSpan.FromDays(1) }, ["a"], Token);
        Assert.True(await feeds.TryAddAsync(Feed, "Ann \0", Token));
        Assert.False(await feeds.TryAddAsync(Feed, "Karl Moss", Token));
        Assert.Equal([Feed], await feeds.AddedAsync(Token));
        Assert.Equal(("Ann \uFFFD", 1), (await feeds.TakeAsync([Feed], TimeSpan.FromMinutes(5), Token)) is { } due ? (due.AddedBy, due.Items) : default);
        Assert.True(await feeds.TryAddAsync("https://harbour.example/\0", "Ann", Token));
        Assert.True(await feeds.RemoveAsync("https://harbour.example/\0", Token));
    }

    [Fact]
    public async Task A_feed_rests_between_readings_and_remembers_its_items_and_failures()
    {
        var feeds = new FeedStore(_world.Database);
        await feeds.AddAsync([Feed], Token);
        await feeds.AddAsync([Feed], Token);
        var taken = await feeds.TakeAsync([Feed], TimeSpan.FromMinutes(5), Token);
        Assert.Null(await feeds.TakeAsync([Feed], TimeSpan.FromMinutes(5), Token));
        await feeds.FailAsync(Feed, "answered 503", _world.Clock.Now, Token);
        Assert.Equal((1, "answered 503"), (Assert.Single(await feeds.ListAsync(Token)).Failures, Assert.Single(await feeds.ListAsync(Token)).Reason));

        Assert.Equal(["a", "b"], await feeds.NewAsync(Feed, ["a", "b"], Token));
        await feeds.EndAsync(taken! with { Title = "Harbour", ETag = "\"1\"", Due = _world.Clock.Now + TimeSpan.FromMinutes(15) }, ["a", "b"], Token);
        Assert.Equal(["c"], await feeds.NewAsync(Feed, ["b", "c"], Token));
        Assert.Null(await feeds.TakeAsync([Feed], TimeSpan.FromMinutes(5), Token));
        _world.Clock.Now += TimeSpan.FromMinutes(15);
        var again = await feeds.TakeAsync([Feed], TimeSpan.FromMinutes(5), Token);
        Assert.Equal(("Harbour", "\"1\"", 0, null, 2), (again!.Title, again.ETag, again.Failures, again.Reason, again.Items));
        _world.Clock.Now += TimeSpan.FromDays(90);
        await feeds.EndAsync(again, ["b"], Token);
        Assert.Equal(["a"], await feeds.NewAsync(Feed, ["a", "b"], Token));
    }
}
