using StanceML.Store.Tests.Review;

namespace StanceML.Store.Tests.Positions;

public abstract class PositionStoreTests : IDisposable
{
    private readonly StoreWorld _world;

    internal PositionStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_position_says_where_since_when_and_by_which_statements()
    {
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 1));
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 3));
        await _world.SaysAsync("RU", "support", new(2026, 1, 4));
        await _world.SaysAsync("RU", "support", new(2026, 1, 5), decided: false);
        await _world.SaysAsync("AL", "support", new(2026, 1, 2));
        await _world.RefreshPositionsAsync();

        var positions = (await _world.Positions.ListAsync(new PositionFilter { Question = "kosovo" }, null, 10, Token)).Positions;
        Assert.Equal([("AL", "support", new DateOnly(2026, 1, 2)), ("RU", "oppose", new DateOnly(2026, 1, 1))], positions.Select(position => (position.Actor, position.Stance, position.Since)));
        Assert.Equal(new StanceCounts(1, 2, 0), positions[1].Counts);
        Assert.Equal(
            ["support", "oppose", "oppose"],
            (await _world.Statements.FindAsync(positions[1].Latest, Token)).Select(statement => statement.Record.Targets[0].Stance));
        Assert.Empty((await _world.Positions.ListAsync(new PositionFilter { Question = "taiwan" }, null, 10, Token)).Positions);
        Assert.Single((await _world.Positions.ListAsync(new PositionFilter { Stance = "support", Actor = "AL", From = new(2026, 1, 1), To = new(2026, 1, 3) }, null, 10, Token)).Positions);
    }

    [Fact]
    public async Task A_change_shows_what_was_said_before_and_after()
    {
        for (var day = 1; day <= 4; day++)
        {
            await _world.SaysAsync("MW", "support", new(2026, 1, day));
        }

        for (var day = 1; day <= 4; day++)
        {
            await _world.SaysAsync("MW", "oppose", new(2026, 2, day));
        }

        await _world.RefreshPositionsAsync();
        var change = Assert.Single((await _world.Positions.ChangesAsync(new PositionFilter { Actor = "MW" }, null, 10, Token)).Changes);
        Assert.Equal((new DateOnly(2026, 2, 3), "support", "oppose"), (change.Day, change.Before, change.After));
        var behind = await _world.Statements.FindAsync([change.AfterKey!.Value, change.BeforeKey!.Value], Token);
        Assert.Equal(["2026-02-03", "2026-01-04"], behind.Select(statement => statement.Source.Published!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(new DateOnly(2026, 2, 3), Assert.Single((await _world.Positions.ListAsync(new PositionFilter(), null, 10, Token)).Positions).Since);
    }

    [Fact]
    public async Task What_one_speaker_says_of_another_makes_no_position_and_no_change()
    {
        for (var day = 1; day <= 4; day++)
        {
            await _world.SaysAsync("MW", "support", new(2026, 1, day));
            await ToldAsync("MW", "support", new(2026, 1, day));
            await ToldAsync("MW", "oppose", new(2026, 1, 10 + day));
            await ToldAsync("AL", "oppose", new(2026, 1, day));
        }

        await _world.RefreshPositionsAsync();
        var position = Assert.Single((await _world.Positions.ListAsync(new PositionFilter(), null, 10, Token)).Positions);
        Assert.Equal(("MW", "support", new StanceCounts(4, 0, 0)), (position.Actor, position.Stance, position.Counts));
        Assert.Equal([4, 3, 2], await OwnDaysAsync(position.Latest));
        Assert.Empty((await _world.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes);

        for (var day = 1; day <= 4; day++)
        {
            await _world.SaysAsync("MW", "oppose", new(2026, 2, day));
            await ToldAsync("MW", "oppose", new(2026, 2, day));
        }

        await _world.RefreshPositionsAsync();
        var change = Assert.Single((await _world.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes);
        Assert.Equal([3, 4], await OwnDaysAsync([change.AfterKey!.Value, change.BeforeKey!.Value]));
    }

    [Fact]
    public async Task A_change_is_news_once_however_often_it_is_found_taken_back_and_found_again()
    {
        for (var day = 1; day <= 4; day++)
        {
            await _world.SaysAsync("MW", "support", new(2026, 1, day));
            await _world.SaysAsync("MW", "oppose", new(2026, 2, day));
        }

        var end = await new StatementFeed(_world.Database).EndAsync(Token);
        await _world.RefreshPositionsAsync();
        var news = Assert.Single(await NewsAsync(new PositionFilter()));
        Assert.Equal(Assert.Single((await _world.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes), news.Change);
        Assert.True(news.Position > end);
        Assert.Equal(await new StatementFeed(_world.Database).EndAsync(Token), news.Position);
        await _world.SaysAsync("MW", "oppose", new(2026, 2, 5));
        await _world.RefreshPositionsAsync();

        var review = new ReviewWorld(_world);
        List<ReviewDecision> decisions = [];
        foreach (var statement in (await _world.Statements.ListAsync(new StatementFilter { Stance = "oppose" }, null, 3, Token)).Statements)
        {
            decisions.Add(await review.CorrectAsync(statement.Key, ReviewWorld.Ana, "support"));
        }

        await _world.RefreshPositionsAsync();
        Assert.Empty((await _world.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes);
        foreach (var decision in decisions)
        {
            await review.Reviews.UndoAsync(decision.Id, ReviewWorld.Ana, Token);
        }

        await _world.RefreshPositionsAsync();
        Assert.Single((await _world.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes);
        Assert.Equal(news, Assert.Single(await NewsAsync(new PositionFilter())));
        Assert.Equal(15, (await new StatementFeed(_world.Database).ReadAsync(new StatementFilter(), FeedPosition.Start, 100, Token)).Items.Count);
    }

    [Fact]
    public async Task A_change_that_pruning_moves_to_an_earlier_day_is_no_news()
    {
        var start = _world.Clock.Now;
        for (var day = 1; day <= 10; day++)
        {
            await _world.SaysAsync("MW", day <= 5 ? "oppose" : "support", new(2026, 1, day));
            _world.Clock.Now += TimeSpan.FromDays(1);
        }

        await _world.RefreshPositionsAsync();
        var news = await NewsAsync(new PositionFilter());
        var before = Assert.Single((await _world.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes);
        await _world.Upkeep.PruneAsync(start.AddDays(4), Token);
        await _world.RefreshPositionsAsync();
        Assert.True(Assert.Single((await _world.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes).Day < before.Day);
        Assert.Equal(news, await NewsAsync(new PositionFilter()));
    }

    [Theory]
    [InlineData("kosovo", "MW", "oppose", null, null, true)]
    [InlineData("taiwan", null, null, null, null, false)]
    [InlineData(null, "RU", null, null, null, false)]
    [InlineData(null, null, "support", null, null, false)]
    [InlineData(null, null, null, "2026-02-02T23:59:59Z", "2026-02-03T00:00:01Z", true)]
    [InlineData(null, null, null, "2026-02-03T12:00:00Z", null, true)]
    [InlineData(null, null, null, "2026-02-04T00:00:00Z", null, false)]
    [InlineData(null, null, null, null, "2026-02-03T00:00:00Z", false)]
    [InlineData(null, null, null, null, "9999-12-31T23:59:59Z", true)]
    public async Task News_of_changes_is_chosen_by_what_can_be_asked_of_them(string? question, string? actor, string? stance, string? from, string? to, bool fits)
    {
        for (var day = 1; day <= 4; day++)
        {
            await _world.SaysAsync("MW", "support", new(2026, 1, day));
            await _world.SaysAsync("MW", "oppose", new(2026, 2, day));
        }

        await _world.RefreshPositionsAsync();
        var filter = new StatementFilter { Question = question, Actor = actor, Stance = stance, From = TimeOf(from), To = TimeOf(to), Decided = false, Text = "nothing" };
        Assert.Equal(fits ? 1 : 0, (await NewsAsync(PositionFilter.Of(filter))).Count);
        Assert.Equal(fits ? 1 : 0, (await _world.Positions.ChangesAsync(PositionFilter.Of(filter), null, 10, Token)).Changes.Count);

        static DateTimeOffset? TimeOf(string? word) => word is null ? null : DateTimeOffset.Parse(word, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_late_arrival_and_a_pruned_article_move_the_position()
    {
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 5));
        await _world.RefreshPositionsAsync();
        _world.Clock.Now += TimeSpan.FromDays(10);
        await _world.SaysAsync("RU", "support", new(2025, 12, 1));
        await _world.SaysAsync("RU", "support", new(2025, 12, 2));
        await _world.RefreshPositionsAsync();
        Assert.Equal("support", Assert.Single((await _world.Positions.ListAsync(new PositionFilter(), null, 10, Token)).Positions).Stance);

        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(1), Token);
        await _world.RefreshPositionsAsync();
        Assert.Empty((await _world.Positions.ListAsync(new PositionFilter(), null, 10, Token)).Positions);
    }

    [Fact]
    public async Task Pages_hold_every_position_and_every_change_once()
    {
        foreach (var actor in "ABCDE")
        {
            await _world.SaysAsync($"{actor}", "support", new(2026, 1, 1));
            await _world.SaysAsync($"{actor}", "oppose", new(2026, 1, 2));
            await _world.SaysAsync($"{actor}", "oppose", new(2026, 1, 2));
        }

        await _world.RefreshPositionsAsync();
        List<string> actors = [], changed = [];
        PositionKey? after = null;
        do
        {
            var page = await _world.Positions.ListAsync(new PositionFilter(), after, 2, Token);
            actors.AddRange(page.Positions.Select(position => position.Actor));
            Assert.True(page.Next is null || (PositionKey.TryParse(page.Next.ToString(), out after) && after == page.Next));
            after = page.Next;
        }
        while (after is not null);
        PositionChangeKey? before = null;
        do
        {
            var page = await _world.Positions.ChangesAsync(new PositionFilter(), before, 2, Token);
            changed.AddRange(page.Changes.Select(change => change.Actor));
            Assert.True(page.Next is null || (PositionChangeKey.TryParse(page.Next.ToString(), out before) && before == page.Next));
            before = page.Next;
        }
        while (before is not null);
        Assert.Equal(["A", "B", "C", "D", "E"], actors);
        Assert.Equal(["E", "D", "C", "B", "A"], changed);
    }

    private Task<string> ToldAsync(string actor, string stance, DateOnly day) => _world.SaveAsync(
        StoreWorld.Article($"Told of {actor}: {stance}, {day:O}.") with { Published = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero) },
        record => record.By(actor, actor).Toward("kosovo", stance) with { Within = 1 });

    /// <returns>On which days of their month the actors said so themselves.</returns>
    private async Task<IEnumerable<int>> OwnDaysAsync(IReadOnlyList<StatementKey> keys) =>
        (await _world.Statements.FindAsync(keys, Token)).Where(one => one.Record.Within is null).Select(one => one.Source.Published!.Value.Day);

    private async Task<IReadOnlyList<FeedChange>> NewsAsync(PositionFilter filter) =>
        [.. (await new StatementFeed(_world.Database).ReadAsync(new FeedFilter { Changes = filter }, FeedPosition.Start, 100, Token)).Items.Cast<FeedChange>()];
}
