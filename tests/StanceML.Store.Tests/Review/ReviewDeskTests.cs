using static StanceML.Store.Tests.Review.ReviewWorld;

namespace StanceML.Store.Tests.Review;

public abstract class ReviewDeskTests : IDisposable
{
    private readonly ReviewWorld _world;

    internal ReviewDeskTests(StoreWorld world) => _world = new ReviewWorld(world);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_less_sure_the_models_are_the_sooner_a_statement_comes()
    {
        var fair = await _world.SaysAsync("Fairly sure.", probability: 0.7);
        var unsure = await _world.SaysAsync("Unsure.", probability: 0.4);
        var sure = await _world.SaysAsync("Quite sure.", probability: 0.99);
        var undecided = await _world.SaysAsync("Undecided.", probability: 0.9, decided: false);
        Assert.Equal([unsure, fair, undecided], await QueueWithoutControlAsync());
        Assert.All((await _world.Desk.ListAsync(Ana, 2, Token)).Where(item => item.Statement.Key != sure), item => Assert.Equal([ReviewReason.Look], item.Reasons));
    }

    [Fact]
    public async Task What_a_position_and_its_newest_change_rest_on_comes_first_while_it_does()
    {
        var day = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var doubtful = await _world.SaysAsync("Doubtful, by nobody known.", probability: 0.5, decided: false);
        var old = await _world.SaysAsync("We are against it.", probability: 0.99, published: day);
        await _world.SaysAsync("We are for it.", "support", 0.99, published: day.AddDays(1));
        var newest = await _world.SaysAsync("We are for it still.", "support", 0.99, published: day.AddDays(2));
        await _world.Store.RefreshPositionsAsync();
        var items = (await _world.Desk.ListAsync(Ana, 10, Token)).ToDictionary(item => item.Statement.Key);
        Assert.Contains(ReviewReason.Change, items[old].Reasons);
        Assert.Contains(ReviewReason.Change, items[newest].Reasons);
        Assert.DoesNotContain(ReviewReason.Change, items[doubtful].Reasons);

        await _world.CorrectAsync(old, Ana, "support");
        await _world.Store.RefreshPositionsAsync();
        Assert.DoesNotContain(ReviewReason.Change, (await _world.Desk.ListAsync(Carl, 10, Token)).Single(item => item.Statement.Key == newest).Reasons);
    }

    [Fact]
    public async Task Few_statements_behind_a_position_and_many_copies_weigh_more()
    {
        var wire = string.Join(' ', Enumerable.Range(1, 40).Select(n => $"word{n}"));
        var alone = await _world.SaysAsync("Alone and unsure.", probability: 0.6, decided: false);
        var copied = await _world.SaysAsync(wire, probability: 0.6, decided: false);
        for (var n = 0; n < 3; n++)
        {
            await _world.SaysAsync($"{wire} {n}", probability: 0.6, decided: false);
        }

        Assert.Equal([copied, alone], await QueueWithoutControlAsync());
        var item = (await _world.Desk.ListAsync(Ana, 10, Token)).Single(item => item.Statement.Key == copied);
        Assert.Equal((3, true), (item.Copies, item.Reasons.Contains(ReviewReason.Copies)));
        Assert.True(await _world.Store.Inbox.RetryAsync(ContentHash.Of($"{wire} 0"), Token));
        Assert.Equal(2, (await _world.Desk.ListAsync(Ana, 10, Token)).Single(one => one.Statement.Key == copied).Copies);
        await _world.SaysAsync($"{wire} 0", probability: 0.6, decided: false);
        Assert.Equal(3, (await _world.Desk.ListAsync(Ana, 10, Token)).Single(one => one.Statement.Key == copied).Copies);
        var carried = await _world.SaysAsync("A position of its own.", probability: 0.6);
        await _world.Store.RefreshPositionsAsync();
        Assert.Equal([carried, copied, alone], await QueueWithoutControlAsync());
        Assert.Equal(1, (await _world.Desk.ListAsync(Ana, 10, Token)).Single(one => one.Statement.Key == carried).PositionShare);
    }

    [Fact]
    public async Task What_a_reader_calls_wrong_and_what_the_shadow_judges_otherwise_comes_however_sure_the_models_are()
    {
        var (called, shadowed) = (await _world.SaysAsync("Quite sure, one.", probability: 0.99), await _world.SaysAsync("Quite sure, two.", probability: 0.99));
        var unsure = await _world.SaysAsync("Unsure.", probability: 0.6);
        Assert.True(await _world.Reviews.MarkWrongAsync(called, Carl, "It is the other way round.", Token));
        Assert.False(await _world.Reviews.MarkWrongAsync(new StatementKey(1, 999, 1), Carl, null, Token));
        var article = (await _world.ShownAsync(shadowed))!.Source.Id;
        await new ShadowStore(_world.Store.Database).SaveAsync(
            new ShadowPair("stance", "1", "2"),
            [new ShadowDisagreement(article, 1, "kosovo", new ShadowJudgment("oppose", 0.99, true), new ShadowJudgment("support", 0.8, true))],
            judged: 1,
            agreed: 0,
            Token);
        Assert.Equal([called, shadowed, unsure], await QueueWithoutControlAsync());
        var items = await _world.Desk.ListAsync(Ana, 10, Token);
        Assert.Equal(["It is the other way round."], items.Single(item => item.Statement.Key == called).Marks);
        Assert.Equal(new ShadowOpinion("stance", "kosovo", "support"), items.Single(item => item.Statement.Key == shadowed).Shadow);
    }

    [Fact]
    public async Task A_decision_answers_a_mark_a_new_mark_asks_again_and_so_does_undoing_the_answer()
    {
        var key = await _world.SaysAsync("Quite sure.", probability: 0.99);
        await _world.Reviews.MarkWrongAsync(key, Eve, null, Token);
        await _world.Reviews.MarkWrongAsync(key, Eve, "again", Token);
        Assert.Single(Assert.Single(await _world.Desk.ListAsync(Ana, 10, Token)).Marks);
        var first = await _world.CorrectAsync(key, Ana, "neutral");
        Assert.Empty(await _world.QueueAsync(Ana));

        await _world.Reviews.MarkWrongAsync(key, Carl, null, Token);
        var item = Assert.Single(await _world.Desk.ListAsync(Ana, 10, Token));
        Assert.Equal("neutral", item.Statement.Record.Targets[0].Stance);
        await _world.DecideAsync(key, Eve, ReviewKind.Skip);
        Assert.Equal([key], await _world.QueueAsync(Ana));
        Assert.Empty(await _world.QueueAsync(Eve));
        var second = await _world.DecideAsync(key, Ana, ReviewKind.Confirm);
        Assert.Equal("neutral", second.Verdict!.StanceOn("kosovo"));
        Assert.Empty(await _world.QueueAsync(Carl));

        await _world.Reviews.UndoAsync(second.Id, Ana, Token);
        Assert.Equal([key], await _world.QueueAsync(Carl));
        await _world.Reviews.UndoAsync(first.Id, Ana, Token);
        Assert.Equal(2, Assert.Single(await _world.Desk.ListAsync(Carl, 10, Token)).Marks.Count);
    }

    [Fact]
    public async Task What_one_reviewer_looks_at_or_skipped_is_shown_to_others_in_time()
    {
        var key = await _world.SaysAsync("Unsure.", probability: 0.5);
        Assert.True(await _world.Desk.HoldAsync(key, Ana, Token));
        Assert.False(await _world.Desk.HoldAsync(key, Carl, Token));
        Assert.Equal([key], await _world.QueueAsync(Ana));
        Assert.Empty(await _world.QueueAsync(Carl));
        _world.Store.Clock.Now += TimeSpan.FromMinutes(11);
        Assert.Equal([key], await _world.QueueAsync(Carl));
        Assert.True(await _world.Desk.HoldAsync(key, Carl, Token));

        var skip = await _world.DecideAsync(key, Carl, ReviewKind.Skip);
        Assert.Equal([key], await _world.QueueAsync(Ana));
        Assert.Empty(await _world.QueueAsync(Carl));
        await _world.Reviews.UndoAsync(skip.Id, Carl, Token);
        Assert.Equal([key], await _world.QueueAsync(Carl));
        await _world.DecideAsync(key, Carl, ReviewKind.Confirm);
        Assert.False(await _world.Desk.HoldAsync(key, Ana, Token));
    }

    [Fact]
    public async Task Progress_counts_what_is_left_and_what_was_done_and_not_taken_back()
    {
        var keys = new List<StatementKey>();
        for (var n = 0; n < 4; n++)
        {
            keys.Add(await _world.SaysAsync($"Unsure, {n}.", probability: 0.5));
        }

        var since = _world.Store.Clock.Now;
        await _world.DecideAsync(keys[0], Ana, ReviewKind.Confirm);
        await _world.DecideAsync(keys[1], Ana, ReviewKind.Skip);
        var undone = await _world.DecideAsync(keys[2], Ana, ReviewKind.Reject);
        await _world.Reviews.UndoAsync(undone.Id, Ana, Token);
        Assert.Equal(new ReviewProgress(2, 1), await _world.Desk.ProgressAsync(Ana, since, Token));
        Assert.Equal(new ReviewProgress(2, 0), await _world.Desk.ProgressAsync(Ana, _world.Store.Clock.Now, Token));
        Assert.Equal(new ReviewProgress(3, 0), await _world.Desk.ProgressAsync(Carl, since, Token));
    }

    [Fact]
    public async Task Some_turns_show_the_random_control_sample()
    {
        await SaveManyAsync();
        var items = await _world.Desk.ListAsync(Ana, 100, Token);
        var control = items.Count(item => item.Doubt < 0.1);
        Assert.InRange(control, 1, 20);
        Assert.Equal(items.Count, items.Select(item => item.Statement.Key).Distinct().Count());
        var sample = items.First(item => item.Doubt < 0.1).Statement.Key;
        Assert.True((await _world.DecideAsync(sample, Ana, ReviewKind.Confirm)).IsControl);
        var agreement = await _world.Reviews.AgreementAsync(Token);
        Assert.Equal(("stance", 1, 1), agreement.Control.Where(figure => figure.Task == "stance").Select(figure => (figure.Task, figure.Count, figure.Right)).Single());
        // 1 % of 2,000.
        var all = await _world.Desk.ListAsync(Carl, 2_000, Token);
        Assert.InRange(all.Count(item => item.Doubt < 0.1), 3, 25);
    }

    [Fact]
    public async Task Nothing_in_an_item_nor_its_place_tells_the_control_sample_from_the_rest_before_it_is_decided()
    {
        await SaveManyAsync();
        var items = await _world.Desk.ListAsync(Ana, 100, Token);
        var control = items.Where(IsControl).ToList();
        Assert.InRange(control.Count, 1, 50);
        // All that the queue and the page can show of them, but for which statement it is.
        Assert.Single(items.Select(item => System.Text.Json.JsonSerializer.Serialize(
            item with { Statement = item.Statement with { Key = default, Record = item.Statement.Record with { Statement = 0 } } })).Distinct());
        var others = items.Where(item => !IsControl(item)).Select(item => item.Statement.Key.Number).ToList();
        Assert.InRange(others.Zip(others.Skip(1)).Count(pair => pair.First < pair.Second) / (others.Count - 1.0), 0.3, 0.7);

        var key = control[0].Statement.Key;
        Assert.False((await _world.DecideAsync(key, Ana, ReviewKind.Skip)).IsControl);
        Assert.True((await _world.DecideAsync(key, Ana, ReviewKind.Confirm)).IsControl);

        static bool IsControl(ReviewItem item) => StatementSample.ControlPlace(StatementId.Of(item.Statement.Key)) is not null;
    }

    [Fact]
    public async Task Agreement_is_told_for_each_pair_of_reviewers_and_each_label()
    {
        var (one, two) = (new[] { "support", "support", "oppose", "neutral", "oppose" }, new[] { "support", "oppose", "oppose", "neutral", "oppose" });
        foreach (var (first, second) in one.Zip(two))
        {
            var key = await _world.SaysAsync($"Text {_world.Store.Clock.Now:O}.", probability: 0.5);
            await _world.CorrectAsync(key, Ana, first, share: 1);
            await _world.CorrectAsync(key, Carl, second, share: 1);
        }

        var agreement = await _world.Reviews.AgreementAsync(Token);
        Assert.Equal((5, 1), (agreement.Doubled, agreement.Disputed));
        var together = agreement.Figures.Single(figure => figure is { Readers: null, Task: "stance", Label: null }).Kappa;
        Assert.Equal((5, 0.8), (together.Count, together.Agreed));
        // Chance: support 2/5 · 1/5, oppose 2/5 · 3/5, neutral 1/5 · 1/5.
        Assert.Equal((0.8 - 0.36) / 0.64, together.Kappa, 6);
        Assert.InRange(together.Low, -1, together.Kappa);
        var pair = agreement.Figures.Single(figure => figure is { Readers: not null, Task: "stance", Label: "neutral" });
        Assert.Equal((Ana, Carl), pair.Readers);
        Assert.Equal((5, 1.0), (pair.Kappa.Count, pair.Kappa.Kappa));
        Assert.InRange(pair.Kappa.Low, -1, 0.9);
    }

    /// <summary>Two thousand statements with the same words; the models are unsure of the first half, and sure of the second.</summary>
    private async Task SaveManyAsync()
    {
        await _world.Store.AcceptAsync(StoreWorld.Article("Many."));
        var taken = Assert.Single(await _world.Store.Inbox.TakeAsync(1, 3, Token));
        await _world.Store.Statements.SaveAsync(
            [new AnalyzedArticle(taken, [.. Enumerable.Range(1, 2_000).Select(n => (Number: n, Sure: n <= 1_000 ? 0.5 : 0.999)).Select(one => (Records.Of(taken, one.Number, new TextSpan(0, 4)) with
            {
                Probability = one.Sure,
                Speaker = new SpeakerRecord("Many", [[0, 4]], "Many", null, null, "test", one.Sure),
                Targets = [new TargetRecord("kosovo", "oppose", true, new Dictionary<string, double> { ["oppose"] = one.Sure }, "statement")],
                Sentiment = new JudgmentRecord("negative", true, new Dictionary<string, double> { ["negative"] = one.Sure }),
                Evidence = [new EvidenceRecord("kosovo", [0, 4], "Many", "oppose", one.Sure)],
            }))])],
            Token);
    }

    /// <summary>The random control sample stands anywhere; these tests ask for the rest.</summary>
    private async Task<IReadOnlyList<StatementKey>> QueueWithoutControlAsync() =>
        [.. (await _world.Desk.ListAsync(Ana, 100, Token)).Where(item => !item.Reasons.Contains(ReviewReason.Look) || item.Gain > 0.3).OrderByDescending(item => item.Gain).Select(item => item.Statement.Key)];
}
