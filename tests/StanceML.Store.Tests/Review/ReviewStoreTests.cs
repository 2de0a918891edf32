using static StanceML.Store.Tests.Review.ReviewWorld;

namespace StanceML.Store.Tests.Review;

public abstract class ReviewStoreTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly ReviewWorld _world;

    internal ReviewStoreTests(StoreWorld world) => _world = new ReviewWorld(world);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_correction_is_shown_counted_searched_and_attributed()
    {
        var key = await _world.SaysAsync("We are not against it any more, said the minister.", published: Day);
        var decision = await _world.DecideAsync(key, Ana, ReviewKind.Correct, new ReviewCorrection
        {
            Spans = [[0, 30]],
            Speaker = new CorrectedSpeaker("minister", "minister", "AL"),
            Targets = [new ReviewedTarget("kosovo", "support"), new ReviewedTarget("abkhazia", "neutral")],
            Sentiment = "positive",
        });

        var shown = (await _world.ShownAsync(key))!.Record;
        Assert.Equal(("We are not against it any more", "positive"), (shown.Text, shown.Sentiment!.Label));
        Assert.Equal(("minister", "AL", "review"), (shown.Speaker!.Name, shown.Speaker.Actor, shown.Speaker.Rule));
        Assert.Equal("minister", "We are not against it any more, said the minister."[shown.Speaker.Spans[0][0]..shown.Speaker.Spans[0][1]]);
        Assert.Equal([("kosovo", "support", "statement"), ("abkhazia", "neutral", "review")], shown.Targets.Select(target => (target.Id, target.Stance, target.Origin)));
        Assert.All(shown.Targets, target => Assert.Equal((true, 1.0), (target.Decided, target.Probabilities[target.Stance])));
        Assert.Empty(shown.Evidence);
        Assert.Equal(new ReviewRecord("corrected", "Ana Beck", _world.Store.Clock.Now), shown.Reviewed);
        Assert.Single(await _world.Store.ListAsync(new StatementFilter { Question = "abkhazia", Stance = "neutral", Actor = "AL", Sentiment = "positive" }));
        Assert.Single(await _world.Store.ListAsync(new StatementFilter { Text = "against", Question = "kosovo", Stance = "support", Speaker = "minister" }));
        Assert.Empty(await _world.Store.ListAsync(new StatementFilter { Stance = "oppose" }));
        Assert.Empty(await _world.Store.ListAsync(new StatementFilter { Actor = "RS" }));
        Assert.Equal(new StanceCounts(1, 0, 0), await CountsAsync());
        Assert.Equal((ReviewKind.Correct, Ana, false), (decision.Kind, decision.Reviewer, decision.IsControl && decision.Id == 0));
    }

    [Fact]
    public async Task A_note_of_any_characters_is_kept()
    {
        var key = await _world.SaysAsync("We are against it.", published: Day);
        var submission = new ReviewSubmission(key, ReviewKind.Confirm) { Note = "a\0b\uD800c" };
        Assert.NotNull((await _world.Reviews.DecideAsync(submission, new Reviewer("ana", "Ana \0"), Token)).Decision);
        var kept = Assert.Single(await _world.Reviews.ListAsync(new ReviewFilter { Statement = key }, before: null, 10, Token));
        Assert.Equal(("a\uFFFDb\uFFFDc", "Ana \uFFFD"), (kept.Note, kept.Reviewer.Name));
    }

    [Fact]
    public async Task Undoing_shows_the_statement_again_exactly_as_it_was()
    {
        var key = await _world.SaysAsync("We are against it.", published: Day);
        var before = (await _world.ShownAsync(key))!;
        var first = await _world.CorrectAsync(key, Ana, "support");
        var second = await _world.DecideAsync(key, Ana, ReviewKind.Reject);
        Assert.Null(await _world.ShownAsync(key));
        Assert.Equal(new StanceCounts(0, 0, 0), await CountsAsync());

        var undoing = await _world.Reviews.UndoAsync(second.Id, Carl, Token);
        Assert.Equal((Carl, ReviewKind.Undo, second.Id), (undoing!.Reviewer, undoing.Kind, undoing.Undoes));
        Assert.Equal("support", (await _world.ShownAsync(key))!.Record.Targets[0].Stance);
        await _world.Reviews.UndoAsync(first.Id, Ana, Token);
        Assert.Equivalent(before, await _world.ShownAsync(key), strict: true);
        Assert.Equal(new StanceCounts(0, 1, 0), await CountsAsync());
        Assert.Single(await _world.Store.ListAsync(new StatementFilter { Text = "against", Stance = "oppose" }));
        Assert.Equal([key], await _world.QueueAsync(Ana));
        Assert.Null(await _world.Reviews.UndoAsync(first.Id, Ana, Token));
        Assert.Null(await _world.Reviews.UndoAsync(undoing.Id, Ana, Token));
        Assert.Null(await _world.Reviews.UndoAsync(999, Ana, Token));
    }

    [Fact]
    public async Task Of_many_who_take_a_decision_back_at_once_one_does()
    {
        var key = await _world.SaysAsync("We are against it.", published: Day);
        var decision = await _world.CorrectAsync(key, Ana, "support");
        var undoings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _world.Reviews.UndoAsync(decision.Id, Ana, Token), Token)));
        Assert.Single(undoings, undoing => undoing is not null);
    }

    [Fact]
    public async Task Nothing_that_was_decided_is_ever_lost()
    {
        var key = await _world.SaysAsync("We are against it.");
        var first = await _world.CorrectAsync(key, Ana, "support");
        await _world.Reviews.UndoAsync(first.Id, Ana, Token);
        await _world.DecideAsync(key, Carl, ReviewKind.Skip);
        await _world.DecideAsync(key, Carl, ReviewKind.Confirm);
        var all = await _world.Reviews.ListAsync(new ReviewFilter(), before: null, 10, Token);
        Assert.Equal([ReviewKind.Confirm, ReviewKind.Skip, ReviewKind.Undo, ReviewKind.Correct], all.Select(decision => decision.Kind));
        Assert.Equal(all[2].Id, all[3].UndoneBy);
        Assert.Equal("oppose", all[3].Machine!.StanceOn("kosovo"));
        Assert.Equal(["ana", "ana"], (await _world.Reviews.ListAsync(new ReviewFilter { Reviewer = "ana" }, null, 10, Token)).Select(decision => decision.Reviewer.Id));
        Assert.Equal([all[2].Id, all[3].Id], (await _world.Reviews.ListAsync(new ReviewFilter { Statement = key }, all[1].Id, 10, Token)).Select(decision => decision.Id));
        Assert.Equal([all[1].Id], (await _world.Reviews.ListAsync(new ReviewFilter { Kind = ReviewKind.Skip }, null, 10, Token)).Select(decision => decision.Id));
    }

    [Fact]
    public async Task Confirming_makes_an_undecided_judgment_count()
    {
        var key = await _world.SaysAsync("Perhaps we are against it.", decided: false, published: Day);
        Assert.Equal(new StanceCounts(0, 0, 0), await CountsAsync());
        await _world.DecideAsync(key, Ana, ReviewKind.Confirm);
        var shown = (await _world.ShownAsync(key))!.Record;
        Assert.Equal(("confirmed", 0.6), (shown.Reviewed!.Outcome, shown.Targets[0].Probabilities["oppose"]));
        Assert.Single(shown.Evidence);
        Assert.Equal(new StanceCounts(0, 1, 0), await CountsAsync());
        Assert.Single(await _world.Store.ListAsync(new StatementFilter { Decided = true }));
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_is_a_confirmation()
    {
        var key = await _world.SaysAsync("We are against it.");
        Assert.Equal(ReviewKind.Confirm, (await _world.CorrectAsync(key, Ana, "oppose")).Kind);
        Assert.Equal("confirmed", (await _world.ShownAsync(key))!.Record.Reviewed!.Outcome);
    }

    [Fact]
    public async Task Positions_and_their_changes_follow_a_correction_and_its_undoing()
    {
        for (var day = 0; day < 5; day++)
        {
            await _world.SaysAsync($"We are against it, {day}.", published: Day.AddDays(day));
        }

        var last = await _world.SaysAsync("We are for it.", published: Day.AddDays(9), stance: "support");
        await _world.Store.RefreshPositionsAsync();
        Assert.Equal("oppose", (await PositionAsync()).Stance);
        var decisions = new List<ReviewDecision>();
        foreach (var statement in (await _world.Store.Statements.ListAsync(new StatementFilter { Stance = "oppose" }, null, 10, Token)).Statements.Take(3))
        {
            decisions.Add(await _world.CorrectAsync(statement.Key, Ana, "support"));
        }

        await _world.Store.RefreshPositionsAsync();
        Assert.Equal(("support", new StanceCounts(4, 2, 0)), ((await PositionAsync()).Stance, (await PositionAsync()).Counts));
        Assert.Single((await _world.Store.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes);
        foreach (var decision in decisions)
        {
            await _world.Reviews.UndoAsync(decision.Id, Ana, Token);
        }

        await _world.Store.RefreshPositionsAsync();
        Assert.Equal(new StanceCounts(1, 5, 0), (await PositionAsync()).Counts);
        Assert.Empty((await _world.Store.Positions.ChangesAsync(new PositionFilter(), null, 10, Token)).Changes);
        Assert.NotNull(await _world.ShownAsync(last));
    }

    [Fact]
    public async Task A_blind_second_opinion_that_differs_goes_to_somebody_who_settles_it()
    {
        var key = await _world.SaysAsync("We are against it.");
        await _world.CorrectAsync(key, Ana, "support", share: 1);
        Assert.Empty(await _world.QueueAsync(Ana));
        var offered = Assert.Single(await _world.Desk.ListAsync(Carl, 10, Token));
        Assert.Equal("oppose", offered.Statement.Record.Targets[0].Stance);
        Assert.Null(offered.Statement.Record.Reviewed);
        Assert.Empty(offered.Opinions);
        Assert.DoesNotContain(ReviewReason.Dispute, offered.Reasons);

        var blind = await _world.DecideAsync(key, Carl, ReviewKind.Confirm, share: 1);
        Assert.Equal((ReviewRound.Blind, "oppose"), (blind.Round, blind.Verdict!.StanceOn("kosovo")));
        Assert.Equal("support", (await _world.ShownAsync(key))!.Record.Targets[0].Stance);
        var dispute = Assert.Single(await _world.Desk.ListAsync(Eve, 10, Token));
        Assert.Equal(ReviewReason.Dispute, dispute.Reasons[0]);
        Assert.Equal(["support", "oppose"], dispute.Opinions.Select(opinion => opinion.Verdict!.StanceOn("kosovo")));
        Assert.Empty(await _world.QueueAsync(Carl));
        _world.Store.Clock.Now += TimeSpan.FromDays(1.1);
        Assert.Equal([key], await _world.QueueAsync(Carl));

        var settled = await _world.CorrectAsync(key, Eve, "neutral", share: 1);
        Assert.Equal(ReviewRound.Adjudication, settled.Round);
        Assert.Equal("neutral", (await _world.ShownAsync(key))!.Record.Targets[0].Stance);
        Assert.Empty(await _world.QueueAsync(Carl));
        await _world.Reviews.UndoAsync(settled.Id, Eve, Token);
        Assert.Equal("support", (await _world.ShownAsync(key))!.Record.Targets[0].Stance);
        Assert.Single(await _world.QueueAsync(Eve));
    }

    [Fact]
    public async Task A_blind_second_opinion_that_agrees_ends_it_and_takes_over_when_the_first_is_undone()
    {
        var key = await _world.SaysAsync("We are against it.");
        var first = await _world.CorrectAsync(key, Ana, "support", share: 1);
        await _world.CorrectAsync(key, Carl, "support", share: 1);
        Assert.Empty(await _world.QueueAsync(Eve));
        Assert.Equal("Ana Beck", (await _world.ShownAsync(key))!.Record.Reviewed!.By);
        await _world.Reviews.UndoAsync(first.Id, Ana, Token);
        Assert.Equal("Carl Dorn", (await _world.ShownAsync(key))!.Record.Reviewed!.By);
    }

    [Fact]
    public async Task The_first_reviewer_who_thinks_again_is_no_second_opinion()
    {
        var key = await _world.SaysAsync("We are against it.");
        await _world.CorrectAsync(key, Ana, "support", share: 1);
        Assert.Equal(ReviewRound.Open, (await _world.CorrectAsync(key, Ana, "neutral", share: 1)).Round);
        Assert.Equal("neutral", (await _world.ShownAsync(key))!.Record.Targets[0].Stance);
        Assert.Empty(await _world.QueueAsync(Ana));
        Assert.Single(await _world.QueueAsync(Carl));
    }

    [Fact]
    public async Task A_decision_counts_for_the_same_words_in_wire_copies_and_is_undone_with_them()
    {
        var wire = string.Join(' ', Enumerable.Range(1, 12).Select(n => $"In paragraph {n} the minister of country {n * 7} told reporters that recognition number {n * 13} remained a matter of law."));
        var keys = new List<StatementKey>();
        foreach (var head in new[] { "HARBOUR -- ", "LATER THAT DAY -- ", "" })
        {
            var text = head + wire;
            await _world.Store.AcceptAsync(StoreWorld.Article(text));
            var taken = Assert.Single(await _world.Store.Inbox.TakeAsync(1, 3, Token));
            var record = Records.Of(taken, 1, new TextSpan(head.Length, head.Length + 60)).By("the minister", "RS").Toward("kosovo", "oppose");
            var other = Records.Of(taken, 2, new TextSpan(head.Length + 100, text.Length - (head.Length > 11 ? 1 : 0))).Toward("kosovo", "oppose");
            await _world.Store.Statements.SaveAsync([new AnalyzedArticle(taken, [record, other])], Token);
            keys.Add((await _world.Store.Statements.OfArticleAsync(taken.Id, Token))[0].Key);
        }

        var outcome = await _world.Reviews.DecideAsync(
            new ReviewSubmission(keys[0], ReviewKind.Correct)
            {
                Copies = true,
                Correction = new ReviewCorrection { Spans = [["HARBOUR -- ".Length, "HARBOUR -- ".Length + 40]], Targets = [new ReviewedTarget("kosovo", "support")] },
            },
            Ana,
            Token);
        Assert.Equal(2, outcome.Copies);
        foreach (var key in keys)
        {
            var shown = (await _world.ShownAsync(key))!;
            Assert.Equal((wire[..40], "support"), (shown.Record.Text, shown.Record.Targets[0].Stance));
            Assert.Equal(wire[..40], shown.Context[(shown.Record.Spans[0][0] - shown.ContextStart)..(shown.Record.Spans[0][1] - shown.ContextStart)]);
        }

        var recorded = await _world.Reviews.ListAsync(new ReviewFilter(), null, 10, Token);
        Assert.Equal([outcome.Decision!.Id, outcome.Decision.Id, null], recorded.Select(decision => decision.CopyOf));
        await _world.Reviews.UndoAsync(recorded[0].Id, Carl, Token);
        Assert.All(await Task.WhenAll(keys.Select(_world.ShownAsync)), shown => Assert.Equal("oppose", shown!.Record.Targets[0].Stance));
        Assert.All((await _world.Reviews.ListAsync(new ReviewFilter(), null, 10, Token)).Take(3), decision => Assert.Equal(ReviewKind.Undo, decision.Kind));
    }

    [Fact]
    public async Task A_copy_that_somebody_decided_on_keeps_that_decision()
    {
        var wire = string.Join(' ', Enumerable.Range(1, 40).Select(n => $"word{n}"));
        var first = await _world.SaysAsync(wire);
        await _world.Store.AcceptAsync(StoreWorld.Article(wire + "\n"));
        var taken = Assert.Single(await _world.Store.Inbox.TakeAsync(1, 3, Token));
        await _world.Store.Statements.SaveAsync([new AnalyzedArticle(taken, [Records.Of(taken, 1, new TextSpan(0, wire.Length)).Toward("kosovo", "oppose")])], Token);
        var copy = Assert.Single(await _world.Store.Statements.OfArticleAsync(taken.Id, Token)).Key;
        await _world.CorrectAsync(copy, Carl, "neutral");
        await _world.CorrectAsync(first, Ana, "support", copies: true);
        Assert.Equal("neutral", (await _world.ShownAsync(copy))!.Record.Targets[0].Stance);
    }

    [Fact]
    public async Task A_wire_copy_that_comes_later_takes_the_decision_over_and_is_undone_with_it()
    {
        var first = await _world.CopyAsync("HARBOUR -- ");
        var decision = await _world.DecideAsync(
            first,
            Ana,
            ReviewKind.Correct,
            new ReviewCorrection { Spans = [["HARBOUR -- ".Length, "HARBOUR -- ".Length + 40]], Targets = [new ReviewedTarget("kosovo", "support")] },
            copies: true);
        _world.Store.Clock.Now += TimeSpan.FromDays(3);
        var later = await _world.CopyAsync("LATER THAT DAY -- ", number: 3);
        var shown = (await _world.ShownAsync(later))!;
        Assert.Equal((ReviewWorld.Wire[..40], "support", new ReviewRecord("corrected", "Ana Beck", decision.Time)), (shown.Record.Text, shown.Record.Targets[0].Stance, shown.Record.Reviewed));
        Assert.Equal(ReviewWorld.Wire[..40], shown.Context[(shown.Record.Spans[0][0] - shown.ContextStart)..(shown.Record.Spans[0][1] - shown.ContextStart)]);
        Assert.Equal([ReviewWorld.Wire[..40], ReviewWorld.Wire[..40]], await _world.Store.ListAsync(new StatementFilter { Stance = "support" }));
        Assert.Equal(new StanceCounts(2, 2, 0), await CountsAsync());
        var recorded = (await _world.Reviews.ListAsync(new ReviewFilter(), null, 10, Token))[0];
        Assert.Equal((decision.Id, later, Ana, ReviewKind.Correct), (recorded.CopyOf, recorded.Statement, recorded.Reviewer, recorded.Kind));

        await _world.Reviews.UndoAsync(decision.Id, Carl, Token);
        Assert.Equal(["oppose", "oppose"], await Task.WhenAll(_world.StanceAsync(first), _world.StanceAsync(later)));
        Assert.Equal("oppose", await _world.StanceAsync(await _world.CopyAsync("MUCH LATER -- ")));
        Assert.Equal(new StanceCounts(0, 5, 0), await CountsAsync());
    }

    [Fact]
    public async Task A_later_copy_takes_over_the_newest_decision_for_copies_and_no_other()
    {
        var first = await _world.CopyAsync("HARBOUR -- ");
        await _world.CorrectAsync(first, Ana, "neutral");
        Assert.Equal("oppose", await _world.StanceAsync(await _world.CopyAsync("ONE -- ")));
        await _world.CorrectAsync(first, Ana, "neutral", copies: true);
        await _world.CorrectAsync(first, Carl, "support", copies: true);
        await _world.CorrectAsync(first, Eve, "oppose");
        var later = await _world.CopyAsync("TWO -- ");
        Assert.Equal("support", await _world.StanceAsync(later));
        // Of another story, the same words.
        Assert.Equal("oppose", await _world.StanceAsync(await _world.SaysAsync(ReviewWorld.Wire[..60])));
        await _world.DecideAsync(first, Ana, ReviewKind.Reject, copies: true);
        Assert.Null(await _world.ShownAsync(later));
        var copy = await _world.TakeCopyAsync("THREE -- ");
        await _world.Store.Statements.SaveAsync([new AnalyzedArticle(copy, [Records.Of(copy, 1, new TextSpan(9, 69))])], Token);
        Assert.Empty(await _world.Store.Statements.OfArticleAsync(copy.Id, Token));
        Assert.Equal(1, (await _world.Desk.ProgressAsync(Ana, DateTimeOffset.UnixEpoch, Token)).Left);
    }

    [Fact]
    public async Task A_copy_that_is_analyzed_again_keeps_its_own_decision_and_takes_over_what_was_decided_meanwhile()
    {
        var first = await _world.CopyAsync("HARBOUR -- ");
        var (own, free) = (await _world.CopyAsync("OWN -- "), await _world.CopyAsync("FREE -- "));
        await _world.CorrectAsync(own, Carl, "neutral");
        await RetakeAsync(own);
        await RetakeAsync(free);
        await _world.CorrectAsync(first, Ana, "support", copies: true);
        Assert.Equal(2, await SaveRetakenAsync(number: 2));
        Assert.Equal("neutral", await _world.StanceAsync(own with { Number = 2 }));
        Assert.Equal("support", await _world.StanceAsync(free with { Number = 2 }));
        // Once: what was taken over before is not taken over again.
        await RetakeAsync(free);
        await SaveRetakenAsync(number: 1);
        Assert.Equal("support", await _world.StanceAsync(free));
        Assert.Single(await _world.Reviews.ListAsync(new ReviewFilter { Statement = free }, null, 10, Token));
    }

    [Fact]
    public async Task Where_the_first_of_a_story_goes_its_decisions_stay_with_the_story()
    {
        var first = await _world.CopyAsync("HARBOUR -- ");
        var decision = await _world.CorrectAsync(first, Ana, "support", copies: true);
        _world.Store.Clock.Now += TimeSpan.FromDays(1);
        await _world.CopyAsync("SECOND -- ");
        await _world.Store.Upkeep.PruneAsync(_world.Store.Clock.Now, Token);
        Assert.Null(await _world.ShownAsync(first));
        var later = await _world.CopyAsync("THIRD -- ");
        Assert.Equal("support", await _world.StanceAsync(later));
        await _world.Reviews.UndoAsync(decision.Id, Ana, Token);
        Assert.Equal("oppose", await _world.StanceAsync(later));
    }

    [Fact]
    public async Task A_copy_that_is_stored_while_somebody_decides_takes_it_over_whichever_comes_first()
    {
        using var other = _world.Store.Open();
        for (var round = 0; round < 8; round++)
        {
            var head = $"ROUND {round} {round * round} -- ";
            var first = round == 0 ? await _world.CopyAsync("HARBOUR -- ") : (await _world.Store.Statements.ListAsync(new StatementFilter { Copies = false }, null, 1, Token)).Statements[0].Key;
            var copy = await _world.TakeCopyAsync(head);
            var stance = round % 2 == 0 ? "support" : "neutral";
            var deciding = Task.Run(() => _world.CorrectAsync(first, Ana, stance, copies: true), Token);
            await Task.WhenAll(deciding, Task.Run(() => new StatementStore(other).SaveAsync([new AnalyzedArticle(copy, [Records.Of(copy, 1, new TextSpan(head.Length, head.Length + 60)).Toward("kosovo", "oppose")])], Token), Token));
            Assert.Equal(stance, Assert.Single(await _world.Store.Statements.OfArticleAsync(copy.Id, Token)).Record.Targets[0].Stance);
        }
    }

    [Fact]
    public async Task What_copies_take_over_makes_no_new_version_and_no_row_to_train_on()
    {
        var first = await _world.CopyAsync("HARBOUR -- ");
        await _world.CorrectAsync(first, Ana, "support", copies: true);
        var version = await _world.Corrections.VersionAsync(Token);
        await _world.CopyAsync("LATER -- ");
        Assert.Equal(version, await _world.Corrections.VersionAsync(Token));
        Assert.Single(await _world.Corrections.ReadAsync(version, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Decisions_follow_their_words_to_another_number_when_the_article_is_analyzed_again()
    {
        var key = await _world.CopyAsync("HARBOUR -- ", number: 3);
        var before = key with { Number = 1 };
        await _world.CorrectAsync(before, Carl, "neutral");
        var undone = await _world.DecideAsync(key, Ana, ReviewKind.Reject);
        await _world.Reviews.UndoAsync(undone.Id, Ana, Token);
        await _world.CorrectAsync(key, Ana, "support");
        await RetakeAsync(key);
        await SaveRetakenAsync(number: 1);
        var moved = key with { Number = 1 };
        Assert.Equal("support", await _world.StanceAsync(moved));
        Assert.Equal(new StanceCounts(1, 0, 0), await CountsAsync());
        // What was decided on the words that have gone counts no more, and is not lost either.
        Assert.Equal(
            [(ReviewKind.Correct, "ana"), (ReviewKind.Undo, "ana"), (ReviewKind.Reject, "ana"), (ReviewKind.Correct, "carl")],
            (await _world.Reviews.ListAsync(new ReviewFilter { Statement = moved }, null, 10, Token)).Select(decision => (decision.Kind, decision.Reviewer.Id)));
        Assert.Equal(["neutral", "support"], (await _world.Corrections.ReadAsync(await _world.Corrections.VersionAsync(Token), Token).ToListAsync(Token)).Select(row => row.Stance).Order());
        await RetakeAsync(moved);
        await SaveRetakenAsync(number: 3);
        Assert.Equal(["neutral", "support"], await Task.WhenAll(_world.StanceAsync(before), _world.StanceAsync(key)));
    }

    [Theory]
    [InlineData(0, 99)]
    [InlineData(5, 5)]
    [InlineData(-1, 4)]
    [InlineData(0, 4)]
    public async Task Spans_that_are_no_quote_of_the_article_are_refused(int start, int end)
    {
        var key = await _world.SaysAsync("Oh 🙂 no.");
        var outcome = await _world.Reviews.DecideAsync(new ReviewSubmission(key, ReviewKind.Correct) { Correction = new ReviewCorrection { Spans = [[start, end]] } }, Ana, Token);
        Assert.Null(outcome.Decision);
        Assert.StartsWith("spans", outcome.Problem, StringComparison.Ordinal);
        Assert.Empty(await _world.Reviews.ListAsync(new ReviewFilter(), null, 10, Token));
    }

    [Fact]
    public async Task A_statement_that_is_not_there_cannot_be_decided_on() =>
        Assert.Equal(new ReviewOutcome(null), await _world.Reviews.DecideAsync(new ReviewSubmission(new StatementKey(1, 999, 1), ReviewKind.Confirm), Ana, Token));

    [Fact]
    public async Task An_article_that_is_analyzed_again_keeps_its_corrections_where_its_words_are_the_same()
    {
        var key = await _world.SaysAsync("We are against it.", published: Day);
        await _world.CorrectAsync(key, Ana, "support");
        var article = (await _world.ShownAsync(key))!.Source.Id;
        Assert.True(await _world.Store.Inbox.RetryAsync(article, Token));
        Assert.Null(await _world.ShownAsync(key));
        var taken = Assert.Single(await _world.Store.Inbox.TakeAsync(1, 3, Token));
        await _world.Store.Statements.SaveAsync([new AnalyzedArticle(taken, [Records.Of(taken, 1, new TextSpan(0, taken.Text.Length)).Toward("kosovo", "oppose")])], Token);
        Assert.Equal("support", (await _world.ShownAsync(key))!.Record.Targets[0].Stance);
        Assert.Equal(new StanceCounts(1, 0, 0), await CountsAsync());

        await _world.Store.Inbox.RetryAsync(article, Token);
        taken = Assert.Single(await _world.Store.Inbox.TakeAsync(1, 3, Token));
        await _world.Store.Statements.SaveAsync([new AnalyzedArticle(taken, [Records.Of(taken, 1, new TextSpan(0, 6)).Toward("kosovo", "oppose")])], Token);
        Assert.Equal("oppose", (await _world.ShownAsync(key))!.Record.Targets[0].Stance);
    }

    [Fact]
    public async Task What_was_decided_outlives_a_pruned_article_and_can_still_be_undone()
    {
        var key = await _world.SaysAsync("We are against it.");
        var decision = await _world.CorrectAsync(key, Ana, "support");
        var rejected = await _world.SaysAsync("Nothing was said.");
        await _world.DecideAsync(rejected, Ana, ReviewKind.Reject);
        await _world.Store.Upkeep.PruneAsync(_world.Store.Clock.Now.AddDays(1), Token);
        Assert.Empty(await _world.QueueAsync(Carl));
        Assert.Equal(new StanceCounts(0, 0, 0), await CountsAsync());
        Assert.Equal(2, (await _world.Reviews.ListAsync(new ReviewFilter(), null, 10, Token)).Count);
        Assert.NotNull(await _world.Reviews.UndoAsync(decision.Id, Ana, Token));
        Assert.Null(await _world.ShownAsync(key));
    }

    [Fact]
    public async Task Reviewers_who_decide_at_the_same_time_both_count_and_the_tables_stay_whole()
    {
        var keys = new List<StatementKey>();
        for (var n = 0; n < 6; n++)
        {
            keys.Add(await _world.SaysAsync($"We are against it, {n}.", published: Day));
        }

        await Task.WhenAll(keys.SelectMany(key => new[] { ("support", Ana), ("neutral", Carl) }.Select(one => Task.Run(() => _world.Reviews.DecideAsync(
            new ReviewSubmission(key, ReviewKind.Correct) { Correction = new ReviewCorrection { Targets = [new ReviewedTarget("kosovo", one.Item1)] } }, one.Item2, Token)))));
        Assert.Equal(12, (await _world.Reviews.ListAsync(new ReviewFilter(), null, 100, Token)).Count);
        var counts = await CountsAsync();
        Assert.Equal((6, 0), (counts.Support + counts.Neutral, counts.Oppose));
        Assert.Equal(6, (await _world.Store.Statements.ListAsync(new StatementFilter { Question = "kosovo" }, null, 10, Token)).Statements.Count);
    }

    private readonly List<Article> _retaken = [];

    private async Task RetakeAsync(StatementKey statement)
    {
        var article = (await _world.ShownAsync(statement))!.Source.Id;
        Assert.True(await _world.Store.Inbox.RetryAsync(article, Token));
        _retaken.Add(Assert.Single(await _world.Store.Inbox.TakeAsync(1, 3, Token)));
    }

    private async Task<int> SaveRetakenAsync(int number)
    {
        foreach (var article in _retaken)
        {
            await _world.SaveCopyAsync(article, article.Text[..(article.Text.IndexOf("-- ", StringComparison.Ordinal) + 3)], number);
        }

        var count = _retaken.Count;
        _retaken.Clear();
        return count;
    }

    private async Task<StanceCounts> CountsAsync() => (await _world.Store.Counts.TrendAsync(new TrendFilter { Question = "kosovo" }, TrendUnit.Month, Token))
        .Aggregate(new StanceCounts(0, 0, 0), (sum, point) => new StanceCounts(sum.Support + point.Decided.Support, sum.Oppose + point.Decided.Oppose, sum.Neutral + point.Decided.Neutral));

    private async Task<ActorPosition> PositionAsync() => Assert.Single((await _world.Store.Positions.ListAsync(new PositionFilter(), null, 10, Token)).Positions);
}
