using CsCheck;

namespace StanceML.Store.Tests.Inbox;

public abstract class ArticleInboxTests : IDisposable
{
    private readonly StoreWorld _world;

    internal ArticleInboxTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Of_many_deliveries_at_once_just_those_that_fit_are_taken()
    {
        var inbox = _world.Inbox;
        var receipts = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            inbox.AcceptAsync([new Article("", $"Article {number}.")], maxPending: 10, Token)));
        Assert.Equal(10, receipts.Count(one => one is not null));
        Assert.Equal(10, await inbox.CountPendingAsync(Token));
    }

    [Fact]
    public async Task An_accepted_article_is_there_when_the_store_is_opened_again()
    {
        var article = StoreWorld.Article("“We recognise it,” she said.") with
        {
            Url = "https://harbour.example/1",
            Language = "en",
            Published = new DateTimeOffset(2026, 2, 1, 8, 30, 0, TimeSpan.Zero),
        };
        var id = await _world.AcceptAsync(article);
        _world.Reopen();

        var found = await _world.Inbox.FindAsync(id, Token);
        Assert.Equal(article with { Id = id }, found!.Article);
        Assert.Equal(_world.Clock.Now, found.Received);
        Assert.Equal(ArticleState.Pending, found.State);
    }

    [Fact]
    public async Task The_same_text_again_changes_nothing()
    {
        var first = await _world.AcceptAsync(StoreWorld.Article("Same words.") with { Title = "First" });
        var again = await _world.Inbox.AcceptAsync([StoreWorld.Article("Same words.") with { Title = "Second" }], 1000, Token);

        Assert.Equal(new AcceptedArticle(first, ArticleState.Pending, IsNew: false), Assert.Single(again!));
        Assert.Equal("First", (await _world.Inbox.FindAsync(first, Token))!.Article.Title);
        Assert.Equal(1, await _world.Inbox.CountPendingAsync(Token));
    }

    [Fact]
    public async Task The_backlog_tells_how_many_wait_and_since_when()
    {
        Assert.Equal(new InboxBacklog(0, OldestReceived: null), await _world.Inbox.ReadBacklogAsync(Token));
        await _world.SaveAsync(StoreWorld.Article("Done before."));
        var oldest = _world.Clock.Now;
        await _world.AcceptAsync(StoreWorld.Article("One."));
        _world.Clock.Now += TimeSpan.FromMinutes(1);
        await _world.AcceptAsync(StoreWorld.Article("Two."));
        Assert.Equal(new InboxBacklog(2, oldest), await _world.Inbox.ReadBacklogAsync(Token));
    }

    [Fact]
    public async Task The_same_text_twice_in_one_delivery_is_one_article()
    {
        var receipts = await _world.Inbox.AcceptAsync([StoreWorld.Article("Twice."), StoreWorld.Article("Twice.")], 1000, Token);
        Assert.Equal([true, false], receipts!.Select(receipt => receipt.IsNew));
        Assert.Equal(1, await _world.Inbox.CountPendingAsync(Token));
    }

    [Fact]
    public async Task The_same_text_after_its_analysis_is_not_analyzed_again()
    {
        var id = await _world.SaveAsync(StoreWorld.Article("Done before."));
        var again = await _world.Inbox.AcceptAsync([StoreWorld.Article("Done before.")], 1000, Token);
        Assert.Equal(new AcceptedArticle(id, ArticleState.Done, IsNew: false), Assert.Single(again!));
        Assert.Empty(await _world.Inbox.TakeAsync(10, 3, Token));
    }

    [Fact]
    public async Task A_delivery_that_would_overfill_the_inbox_leaves_nothing_behind()
    {
        await _world.AcceptAsync(StoreWorld.Article("One."));
        Assert.Null(await _world.Inbox.AcceptAsync([StoreWorld.Article("Two."), StoreWorld.Article("Three.")], maxPending: 2, Token));
        Assert.Equal(1, await _world.Inbox.CountPendingAsync(Token));
        Assert.NotNull(await _world.Inbox.AcceptAsync([StoreWorld.Article("Two.")], maxPending: 2, Token));
    }

    [Fact]
    public async Task A_full_inbox_takes_exactly_as_many_as_ended()
    {
        var inbox = _world.Inbox;
        for (var n = 0; n < 4; n++)
        {
            Assert.NotNull(await inbox.AcceptAsync([StoreWorld.Article($"{n}.")], maxPending: 4, Token));
        }

        Assert.Null(await inbox.AcceptAsync([StoreWorld.Article("Too many.")], maxPending: 4, Token));
        var ended = await inbox.TakeAsync(2, 3, Token);
        await _world.Statements.SaveAsync([.. ended.Select(article => new AnalyzedArticle(article, []))], Token);
        Assert.NotNull(await inbox.AcceptAsync([StoreWorld.Article("5."), StoreWorld.Article("6.")], maxPending: 4, Token));
        Assert.Null(await inbox.AcceptAsync([StoreWorld.Article("Too many.")], maxPending: 4, Token));
    }

    [Fact]
    public async Task What_a_full_inbox_already_has_is_still_acknowledged()
    {
        await _world.AcceptAsync(StoreWorld.Article("One."));
        Assert.NotNull(await _world.Inbox.AcceptAsync([StoreWorld.Article("One.")], maxPending: 1, Token));
    }

    [Fact]
    public async Task Articles_are_handed_out_in_order_of_arrival()
    {
        await _world.Inbox.AcceptAsync([.. "cab".Select(letter => StoreWorld.Article($"Article {letter}."))], 1000, Token);
        var taken = await _world.Inbox.TakeAsync(2, 3, Token);
        Assert.Equal(["Article c.", "Article a."], taken.Select(article => article.Text));
    }

    [Fact]
    public async Task An_article_whose_analysis_never_ended_is_handed_out_again_after_the_fresh_ones_and_alone()
    {
        await _world.Inbox.AcceptAsync([StoreWorld.Article("One."), StoreWorld.Article("Two.")], 1000, Token);
        await _world.Inbox.TakeAsync(10, 3, Token);
        _world.Restart();
        await _world.AcceptAsync(StoreWorld.Article("Three."));

        Assert.Equal(["Three."], (await _world.Inbox.TakeAsync(10, 3, Token)).Select(article => article.Text));
        Assert.Single(await _world.Inbox.TakeAsync(10, 3, Token));
    }

    [Fact]
    public async Task An_article_whose_analysis_never_ended_gets_a_turn_of_its_own_while_fresh_ones_keep_coming()
    {
        await _world.AcceptAsync(StoreWorld.Article("Begun."));
        await _world.Inbox.TakeAsync(1, 3, Token);
        _world.Restart();
        var inbox = _world.Inbox;
        List<IReadOnlyList<Article>> taken = [];
        for (var n = 0; n < 8; n++)
        {
            await _world.Inbox.AcceptAsync([StoreWorld.Article($"Fresh {n}."), StoreWorld.Article($"Fresh too {n}.")], 1000, Token);
            taken.Add(await inbox.TakeAsync(1, 3, Token));
        }

        Assert.Equal("Begun.", Assert.Single(Assert.Single(taken, batch => batch[0].Text == "Begun.")).Text);
        Assert.Equal(["Fresh too 3."], (await inbox.TakeAsync(1, 3, Token)).Select(article => article.Text));
    }

    [Fact]
    public async Task An_article_whose_analysis_never_ends_is_set_aside_with_the_number_of_attempts()
    {
        var id = await _world.AcceptAsync(StoreWorld.Article("Kills the process."));
        await _world.Inbox.TakeAsync(1, 2, Token);
        _world.Restart();
        Assert.Single(await _world.Inbox.TakeAsync(1, 2, Token));
        Assert.Empty(await _world.Inbox.TakeAsync(1, 2, Token));
        _world.Restart();
        Assert.Empty(await _world.Inbox.TakeAsync(1, 2, Token));

        var found = await _world.Inbox.FindAsync(id, Token);
        Assert.Equal(ArticleState.Failed, found!.State);
        Assert.Equal(2, found.Attempts);
        Assert.Equal("its analysis was begun 2 times and never ended", found.Reason);
    }

    [Fact]
    public async Task An_article_given_back_counts_no_attempt()
    {
        var id = await _world.AcceptAsync(StoreWorld.Article("Not begun."));
        await _world.Inbox.GiveBackAsync(await _world.Inbox.TakeAsync(1, 3, Token), Token);
        Assert.Equal(0, (await _world.Inbox.FindAsync(id, Token))!.Attempts);
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
    }

    [Fact]
    public async Task A_bad_article_is_set_aside_with_its_reason_and_alone()
    {
        var bad = await _world.AcceptAsync(StoreWorld.Article("Bad."));
        await _world.AcceptAsync(StoreWorld.Article("Good."));
        await _world.Inbox.TakeAsync(1, 3, Token);
        await _world.Inbox.SetAsideAsync(bad, "InvalidOperationException", Token);

        var found = await _world.Inbox.FindAsync(bad, Token);
        Assert.Equal((ArticleState.Failed, 1, "InvalidOperationException"), (found!.State, found.Attempts, found.Reason));
        Assert.Equal(_world.Clock.Now, found.Finished);
        Assert.Equal(["Good."], (await _world.Inbox.TakeAsync(10, 3, Token)).Select(article => article.Text));
    }

    [Fact]
    public async Task Nothing_is_found_under_an_unknown_id() =>
        Assert.Null(await _world.Inbox.FindAsync("no such id", Token));

    [Fact]
    public async Task Many_deliverers_at_once_lose_and_double_nothing()
    {
        // Each text is delivered by four deliverers.
        var texts = Enumerable.Range(0, 50).Select(n => $"Article {n}.").ToList();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 4).SelectMany(_ => texts),
            Token,
            async (text, token) => await _world.Inbox.AcceptAsync([StoreWorld.Article(text)], 1000, token));
        Assert.Equal(50, await _world.Inbox.CountPendingAsync(Token));
    }

    [Fact]
    public async Task An_article_that_is_being_analyzed_is_not_handed_out_again_before_its_lease_is_over()
    {
        var slow = await _world.AcceptAsync(StoreWorld.Article("Slow."));
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        _world.Clock.Now += _world.Database.LeaseTime / 2;
        await _world.Inbox.RenewAsync([slow], Token);
        _world.Clock.Now += _world.Database.LeaseTime - TimeSpan.FromMilliseconds(1);
        Assert.Empty(await _world.Inbox.TakeAsync(1, 3, Token));
        _world.Clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
    }

    [Fact]
    public async Task What_is_no_text_is_kept_as_the_replacement_character_so_that_offsets_hold()
    {
        var id = await _world.AcceptAsync(new Article("any", "a\0b\uD800c 😀") { Title = "\0", Outlet = "\uDC00", Url = "https://x.example/\0", Language = "e\0" });
        var kept = (await _world.Inbox.FindAsync(id, Token))!.Article;
        Assert.Equal(new Article(id, "a\uFFFDb\uFFFDc 😀") { Title = "\uFFFD", Outlet = "\uFFFD", Url = "https://x.example/\uFFFD", Language = "e\uFFFD" }, kept);
        Assert.Equal(ContentHash.Of(kept.Text), id);
        Assert.Null(await _world.Inbox.FindAsync("\0", Token));
    }

    [Fact]
    public async Task Any_text_comes_back_as_it_went_in()
    {
        await Gen.String[Gen.Char, 1, 200].SampleAsync(
            async text =>
            {
                // U+0000 and lone surrogates are no text.
                var expected = new string([.. text.Select((c, i) => c == '\0' || IsLoneSurrogate(text, i) ? '\uFFFD' : c)]);
                var id = await _world.AcceptAsync(StoreWorld.Article(text));
                Assert.Equal(expected, (await _world.Inbox.FindAsync(id, CancellationToken.None))!.Article.Text);
            },
            iter: 300,
            threads: 1);
    }

    private static bool IsLoneSurrogate(string text, int i) =>
        (char.IsHighSurrogate(text[i]) && !(i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
        || (char.IsLowSurrogate(text[i]) && !(i > 0 && char.IsHighSurrogate(text[i - 1])));
}
