namespace StanceML.Store.Tests.Statements;

public abstract class StatementStoreTests : IDisposable
{
    private readonly StoreWorld _world;

    internal StatementStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_saved_statement_comes_back_as_it_was_with_its_article_around_it()
    {
        const string text = "Headline\nThe minister said: “We recognise Kosovo.” Nobody objected.\nLast line";
        var id = await _world.AcceptAsync(StoreWorld.Article(text));
        var article = Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        var start = text.IndexOf('“', StringComparison.Ordinal);
        var record = Records.Of(article, 1, new TextSpan(start, text.IndexOf('”', StringComparison.Ordinal) + 1))
            .By("the minister", "AL").Toward("kosovo", "support").Sounding("positive");
        await _world.Statements.SaveAsync([new AnalyzedArticle(article, [record])], Token);

        var stored = Assert.Single(await _world.Statements.OfArticleAsync(id, Token));
        Assert.Equivalent(record, stored.Record, strict: true);
        Assert.Equal("The minister said: “We recognise Kosovo.” Nobody objected.", stored.Context);
        Assert.Equal(stored.Context, text.Substring(stored.ContextStart, stored.Context.Length));
        Assert.Equal(new StatementSource(id, "A title", "Harbour Wire", null, null, _world.Clock.Now) { Story = id }, stored.Source);
        Assert.Equal((ArticleState.Done, 1), await StateAsync(id));
    }

    [Fact]
    public async Task An_article_without_a_title_comes_back_with_its_first_words_and_no_title()
    {
        var id = await _world.SaveAsync(new Article("any", "\n“We recognise\nKosovo.”"));
        var source = Assert.Single(await _world.Statements.OfArticleAsync(id, Token)).Source;
        Assert.Equal((null, "“We recognise Kosovo.”"), (source.Title, source.Opening));
    }

    [Fact]
    public async Task Results_that_arrive_twice_are_stored_once()
    {
        await _world.AcceptAsync(StoreWorld.Article("“Twice.”"));
        var article = Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        var result = new AnalyzedArticle(article, [Records.Of(article, 1, new TextSpan(0, 8))]);

        Assert.Equal(1, await _world.Statements.SaveAsync([result], Token));
        Assert.Equal(0, await _world.Statements.SaveAsync([result], Token));
        Assert.Single(await _world.ListAsync(new StatementFilter()));
    }

    [Fact]
    public async Task A_result_that_cannot_be_stored_leaves_its_article_pending_and_nothing_half_done()
    {
        var id = await _world.AcceptAsync(StoreWorld.Article("“One.” “Two.”"));
        var article = Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        var record = Records.Of(article, 1, new TextSpan(0, 6));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _world.Statements.SaveAsync([new AnalyzedArticle(article, [record, record])], Token));
        Assert.Equal((ArticleState.Pending, 0), await StateAsync(id));
        Assert.Empty(await _world.ListAsync(new StatementFilter()));
    }

    [Fact]
    public async Task An_article_set_aside_takes_no_results()
    {
        await _world.AcceptAsync(StoreWorld.Article("“Late.”"));
        var article = Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        await _world.Inbox.SetAsideAsync(article.Id, "too late", Token);
        Assert.Equal(0, await _world.Statements.SaveAsync([new AnalyzedArticle(article, [])], Token));
    }

    [Fact]
    public async Task Pages_hold_every_statement_once_newest_article_first_and_in_text_order_within()
    {
        // Days repeat, so that keys tie on time.
        for (var n = 0; n < 12; n++)
        {
            await _world.AcceptAsync(StoreWorld.Article($"{n} abc") with { Published = _world.Clock.Now.AddDays(-n / 3) });
            var article = Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
            var records = Enumerable.Range(1, 3).Select(number => Records.Of(article, number, new TextSpan(0, article.Text.Length)));
            await _world.Statements.SaveAsync([new AnalyzedArticle(article, [.. records])], Token);
        }

        List<StoredStatement> listed = [];
        StatementKey? after = null;
        do
        {
            var page = await _world.Statements.ListAsync(new StatementFilter(), after, limit: 5, Token);
            Assert.InRange(page.Statements.Count, 1, 5);
            listed.AddRange(page.Statements);
            after = page.Next;
        }
        while (after is not null);

        var expected =
            from statement in listed
            orderby statement.Source.Published descending, statement.Key.ArticleSequence descending, statement.Key.Number
            select statement.Key;
        Assert.Equal(36, listed.Select(statement => statement.Key).Distinct().Count());
        Assert.Equal(expected, listed.Select(statement => statement.Key));
    }

    [Fact]
    public async Task A_publication_time_after_the_receipt_counts_as_the_receipt()
    {
        await _world.SaveAsync(StoreWorld.Article("From the future.") with { Published = _world.Clock.Now.AddYears(70) });
        _world.Clock.Now = _world.Clock.Now.AddHours(1);
        await _world.SaveAsync(StoreWorld.Article("From now."));
        Assert.Equal(["From now.", "From the future."], await _world.ListAsync(new StatementFilter()));
    }

    [Fact]
    public async Task Each_filter_keeps_what_it_names()
    {
        await _world.SaveAsync(
            StoreWorld.Article("Yes to 100% of Kosovo.") with { Outlet = "Harbour Wire", Published = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero) },
            record => record.By("Ana Beck", "AL").Toward("kosovo", "support").Toward("abkhazia", "oppose", decided: false).Sounding("positive"));
        await _world.SaveAsync(
            StoreWorld.Article("No to Abkhazia.") with { Outlet = "Daily Lantern", Published = new(2026, 1, 3, 0, 0, 0, TimeSpan.Zero) },
            record => (record with { Kind = "mixed" }).By("Carl Dorn", "GE").Toward("abkhazia", "oppose").Sounding("negative"));
        var lantern = await _world.SaveAsync(
            StoreWorld.Article("It rains.") with { Outlet = "Daily Lantern", Published = new(2026, 1, 4, 0, 0, 0, TimeSpan.Zero) });

        const string yes = "Yes to 100% of Kosovo.", no = "No to Abkhazia.", rain = "It rains.";
        Assert.Equal([rain, no, yes], await _world.ListAsync(new StatementFilter()));
        Assert.Equal([no, yes], await _world.ListAsync(new StatementFilter { Question = "abkhazia" }));
        Assert.Equal([yes], await _world.ListAsync(new StatementFilter { Question = "kosovo" }));
        Assert.Equal([], await _world.ListAsync(new StatementFilter { Question = "kosovo", Stance = "oppose" }));
        Assert.Equal([no, yes], await _world.ListAsync(new StatementFilter { Stance = "oppose" }));
        Assert.Equal([no], await _world.ListAsync(new StatementFilter { Stance = "oppose", Decided = true }));
        Assert.Equal([yes], await _world.ListAsync(new StatementFilter { Decided = false }));
        Assert.Equal([no], await _world.ListAsync(new StatementFilter { Actor = "GE" }));
        Assert.Equal([yes], await _world.ListAsync(new StatementFilter { Speaker = "beck" }));
        Assert.Equal([no], await _world.ListAsync(new StatementFilter { Sentiment = "negative" }));
        Assert.Equal([no], await _world.ListAsync(new StatementFilter { Kind = "mixed" }));
        Assert.Equal([rain], await _world.ListAsync(new StatementFilter { Article = lantern }));
        Assert.Equal([rain, no], await _world.ListAsync(new StatementFilter { Outlet = "daily lantern" }));
        Assert.Equal([rain, no], await _world.ListAsync(new StatementFilter { From = new(2026, 1, 3, 0, 0, 0, TimeSpan.Zero) }));
        Assert.Equal([yes], await _world.ListAsync(new StatementFilter { To = new(2026, 1, 3, 0, 0, 0, TimeSpan.Zero) }));
        Assert.Equal([yes], await _world.ListAsync(new StatementFilter { Text = "100% OF" }));
        Assert.Equal([yes], await _world.ListAsync(new StatementFilter { Text = "kosovo", Question = "abkhazia", Stance = "oppose", Actor = "AL", Outlet = "HARBOUR wire", Decided = false }));
        Assert.Equal([], await _world.ListAsync(new StatementFilter { Text = "kosovo", Actor = "GE" }));
        Assert.Equal([no], await _world.ListAsync(new StatementFilter { Text = "no", From = new(2026, 1, 3, 0, 0, 0, TimeSpan.Zero), To = new(2026, 1, 3, 0, 0, 1, TimeSpan.Zero) }));
        Assert.Equal([], await _world.ListAsync(new StatementFilter { Text = "no", From = new(2026, 1, 4, 0, 0, 0, TimeSpan.Zero) }));
        Assert.Equal([], await _world.ListAsync(new StatementFilter { Text = "no", To = new(1999, 1, 4, 0, 0, 0, TimeSpan.Zero) }));
    }

    [Fact]
    public async Task Statements_are_found_by_their_keys()
    {
        await _world.SaveAsync(StoreWorld.Article("One."));
        await _world.SaveAsync(StoreWorld.Article("Two."));
        var keys = (await _world.Statements.ListAsync(new StatementFilter(), null, 10, Token)).Statements.Select(statement => statement.Key).ToList();
        Assert.Equal(keys, (await _world.Statements.FindAsync(keys, Token)).Select(statement => statement.Key));
        Assert.Equal([keys[1]], (await _world.Statements.FindAsync([keys[1], new StatementKey(1, 999, 1), new StatementKey(1, 1, 0)], Token)).Select(statement => statement.Key));
        Assert.Empty(await _world.Statements.FindAsync([], Token));
    }

    [Fact]
    public async Task The_choices_are_what_the_store_holds()
    {
        await _world.SaveAsync(StoreWorld.Article("One."), record => record.By("A", "RS").Toward("kosovo", "oppose"));
        await _world.SaveAsync(StoreWorld.Article("Two."), record => record.By("B", "AL").Toward("kosovo", "support"));
        var choices = await _world.Statements.ChoicesAsync(Token);
        Assert.Equal(["kosovo"], choices.Questions);
        Assert.Equal(["AL", "RS"], choices.Actors);
    }

    private async Task<(ArticleState State, int Statements)> StateAsync(string id)
    {
        var found = await _world.Inbox.FindAsync(id, Token);
        return (found!.State, found.Statements);
    }
}
