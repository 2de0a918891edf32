namespace StanceML.Store.Tests.Stories;

public abstract class StoryTests : IDisposable
{
    private readonly StoreWorld _world;

    internal StoryTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>About 150 words.</summary>
    private static readonly string Wire = string.Join(' ', Enumerable.Range(1, 12).Select(n =>
        $"In paragraph {n} the minister of country {n * 7} told reporters that recognition number {n * 13} remained a matter of law."));

    [Fact]
    public async Task Wire_copies_with_small_edits_are_one_story_and_each_keeps_its_outlet()
    {
        var first = await SaveAsync("HARBOUR -- " + Wire, "Harbour Wire");
        var second = await SaveAsync("Minister speaks of law again\n" + Wire.Replace("reporters", "journalists", StringComparison.Ordinal)[..^60], "Daily Lantern");
        var third = await SaveAsync(Wire + " More follows.", "Evening Bell");
        var listed = (await _world.Statements.ListAsync(new StatementFilter(), null, 10, Token)).Statements;
        Assert.Equal([third, second, first], listed.Select(statement => statement.Source.Id));
        Assert.Equal(["Evening Bell", "Daily Lantern", "Harbour Wire"], listed.Select(statement => statement.Source.Outlet));
        Assert.All(listed, statement => Assert.Equal(first, statement.Source.Story));
        Assert.Equal([first], (await _world.Statements.ListAsync(new StatementFilter { Copies = false }, null, 10, Token)).Statements.Select(statement => statement.Source.Id));
        Assert.Single(await _world.ListAsync(new StatementFilter { Copies = false, Question = "kosovo" }));

        Assert.Equal(3, Assert.Single(await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo" }, TrendUnit.Day, Token)).Decided.Oppose);
        Assert.Equal(1, Assert.Single(await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo", Copies = false }, TrendUnit.Day, Token)).Decided.Oppose);
    }

    [Fact]
    public async Task Copies_that_come_in_one_delivery_are_one_story()
    {
        // Whatever its hash.
        var first = Enumerable.Range(0, 100).Select(n => $"HARBOUR {n} -- {Wire}").First(text => string.CompareOrdinal(ContentHash.Of(text), ContentHash.Of(Wire + " More follows.")) > 0);
        List<string> texts = [first, Wire + " More follows.", Wire + " More follows.", string.Join(' ', Wire.Split(' ').Reverse())];
        var receipts = await _world.Inbox.AcceptAsync([.. texts.Select(StoreWorld.Article)], maxPending: 10, Token);
        Assert.Equal([true, true, false, true], receipts!.Select(receipt => receipt.IsNew));
        var taken = await _world.Inbox.TakeAsync(10, 3, Token);
        await _world.Statements.SaveAsync([.. taken.Select(article => new AnalyzedArticle(article, [Records.Of(article, 1, new TextSpan(0, 20))]))], Token);

        var stories = (await _world.Statements.ListAsync(new StatementFilter(), null, 10, Token)).Statements.ToDictionary(statement => statement.Source.Id, statement => statement.Source.Story);
        Assert.Equal(stories[receipts![0].Id], stories[receipts[1].Id]);
        Assert.Equal(receipts[0].Id, stories[receipts[0].Id]);
        Assert.Equal(receipts[3].Id, stories[receipts[3].Id]);
    }

    [Fact]
    public async Task Other_reports_and_short_texts_are_stories_of_their_own()
    {
        var first = await SaveAsync(Wire, "Harbour Wire");
        var other = await SaveAsync(string.Join(' ', Wire.Split(' ').Reverse()), "Harbour Wire");
        var note = await SaveAsync("No comment.", "Harbour Wire");
        var again = await SaveAsync("No comment!", "Daily Lantern");
        Assert.Equal(
            [again, note, other, first], (await _world.Statements.ListAsync(new StatementFilter { Copies = false }, null, 10, Token)).Statements.Select(statement => statement.Source.Story));
    }

    [Fact]
    public async Task A_copy_after_two_weeks_is_a_story_of_its_own()
    {
        await SaveAsync(Wire, "Harbour Wire");
        _world.Clock.Now += TimeSpan.FromDays(14.1);
        var later = await SaveAsync(Wire + " Again.", "Harbour Wire");
        Assert.Equal(later, (await _world.Statements.OfArticleAsync(later, Token))[0].Source.Story);
    }

    [Fact]
    public async Task A_story_whose_first_article_failed_or_was_pruned_is_told_anew()
    {
        var failed = await _world.AcceptAsync(StoreWorld.Article("FAILS -- " + Wire));
        await _world.Inbox.TakeAsync(1, 3, Token);
        await _world.Inbox.SetAsideAsync(failed, "cannot be read", Token);
        await SaveAsync(Wire, "Harbour Wire");
        Assert.Equal(1, await FirstsAsync());

        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(1), Token);
        await SaveAsync(Wire + " More follows.", "Evening Bell");
        Assert.Equal(1, await FirstsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_counts_for_its_story_when_the_first_fails_or_is_pruned(bool isPruned)
    {
        var first = isPruned ? await SaveAsync("FIRST -- " + Wire, "Harbour Wire") : await _world.AcceptAsync(StoreWorld.Article("FIRST -- " + Wire));
        var inbox = _world.Inbox;
        _ = isPruned ? [] : await inbox.TakeAsync(1, 3, Token);
        _world.Clock.Now += TimeSpan.FromMinutes(1);
        var copy = await SaveAsync(Wire, "Daily Lantern");
        var other = await SaveAsync(Wire + " More follows.", "Evening Bell");
        Assert.Equal(isPruned ? 1 : 0, await FirstsAsync());

        if (isPruned)
        {
            await _world.Upkeep.PruneAsync(_world.Clock.Now, Token);
        }
        else
        {
            await inbox.SetAsideAsync(first, "cannot be read", Token);
        }

        Assert.Equal(1, await FirstsAsync());
        Assert.Equal([copy], (await _world.Statements.ListAsync(new StatementFilter { Copies = false, Question = "kosovo" }, null, 10, Token)).Statements.Select(statement => statement.Source.Id));
        Assert.Equal(copy, Assert.Single(await _world.Statements.OfArticleAsync(other, Token)).Source.Story);
        await _world.RefreshPositionsAsync();
        Assert.Equal(1, Assert.Single((await _world.Positions.ListAsync(new PositionFilter(), null, 10, Token)).Positions).Counts.Oppose);
        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(1), Token);
        Assert.Equal(0, await FirstsAsync());
    }

    private async Task<long> FirstsAsync() =>
        (await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo", Copies = false }, TrendUnit.Day, Token)).Sum(point => point.Decided.Oppose);

    private Task<string> SaveAsync(string text, string outlet) =>
        _world.SaveAsync(StoreWorld.Article(text) with { Outlet = outlet }, record => record.By("the minister", "RU").Toward("kosovo", "oppose"));
}
