using Dapper;
using StanceML.Store.Tests.Review;

namespace StanceML.Store.Tests.Counts;

public abstract class CountStoreTests : IDisposable
{
    private readonly StoreWorld _world;

    internal CountStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    private static readonly string[] Stances = ["support", "oppose", "neutral"];

    [Fact]
    public async Task A_trend_adds_up_days_weeks_and_months_and_keeps_the_undecided_apart()
    {
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 1));
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 4));
        await _world.SaysAsync("AL", "support", new(2026, 1, 5));
        await _world.SaysAsync("AL", "support", new(2026, 2, 1), decided: false);
        StanceCounts none = new(0, 0, 0);
        Assert.Equal(
            [new TrendPoint(new(2026, 1, 1), new(1, 2, 0), none), new TrendPoint(new(2026, 2, 1), none, new(1, 0, 0))],
            await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo" }, TrendUnit.Month, Token));
        Assert.Equal(
            [new TrendPoint(new(2025, 12, 29), new(0, 2, 0), none)],
            await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo", Actor = "RU" }, TrendUnit.Week, Token));
        Assert.Equal(
            [new TrendPoint(new(2026, 1, 4), new(0, 1, 0), none), new TrendPoint(new(2026, 1, 5), new(1, 0, 0), none)],
            await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo", From = new(2026, 1, 2), To = new(2026, 2, 1) }, TrendUnit.Day, Token));
        Assert.Equal(
            [new TrendPoint(new(2026, 1, 1), new(1, 2, 0), new(1, 0, 0))],
            await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo" }, TrendUnit.Year, Token));
    }

    [Fact]
    public async Task Actors_speakers_outlets_and_questions_are_counted_with_the_undecided_apart()
    {
        await _world.SaysAsync("RU", "oppose", new(1965, 11, 11));
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 4));
        await _world.SaysAsync("AL", "support", new(2026, 1, 5));
        await _world.SaysAsync("AL", "support", new(2026, 2, 1), decided: false);
        await _world.SaveAsync(StoreWorld.Article("Nobody's words.") with { Published = new(2026, 1, 6, 0, 0, 0, TimeSpan.Zero), Outlet = null }, record => record.By("A. Reader", null).Toward("kosovo", "neutral"));
        await _world.SaveAsync(StoreWorld.Article("Unsaid.") with { Published = new(2026, 1, 7, 0, 0, 0, TimeSpan.Zero) }, record => record.Toward("taiwan", "neutral"));
        var all = new TrendFilter { Question = "kosovo" };
        Assert.Equal(
            [new ActorCount("AL", new(1, 0, 0, 1), new(2026, 2, 1)), new ActorCount("RU", new(0, 2, 0, 0), new(2026, 1, 4))],
            await _world.Counts.ActorsAsync(all, 5, Token));
        Assert.Equal(
            [
                new SpeakerCount("AL", "AL", new(1, 0, 0, 1), new(2026, 2, 1)), new SpeakerCount("RU", "RU", new(0, 2, 0, 0), new(2026, 1, 4)),
                new SpeakerCount("A. Reader", null, new(0, 0, 1, 0), new(2026, 1, 6)),
            ],
            await _world.Counts.SpeakersAsync(all, 5, Token));
        Assert.Equal(
            [new OutletCount("harbour wire", new(1, 2, 0, 1)), new OutletCount(null, new(0, 0, 1, 0))], await _world.Counts.OutletsAsync(all, 5, Token));
        Assert.Equal(
            [new QuestionCount("kosovo", new(1, 2, 1, 1), new(2026, 2, 1)), new QuestionCount("taiwan", new(0, 0, 1, 0), new(2026, 1, 7))],
            await _world.Counts.QuestionsAsync(copies: true, Token));

        var january = all with { From = new(2026, 1, 1), To = new(2026, 2, 1) };
        Assert.Equal(["AL", "RU"], (await _world.Counts.ActorsAsync(january, 5, Token)).Select(actor => actor.Actor));
        Assert.Equal(new StanceTotals(1, 0, 0, 0), (await _world.Counts.SpeakersAsync(january with { Actor = "AL" }, 5, Token)).Single().Totals);
        Assert.Equal(new StanceTotals(1, 1, 0, 0), (await _world.Counts.OutletsAsync(january, 1, Token)).Single().Totals);
    }

    [Fact]
    public async Task What_one_speaker_says_of_another_is_listed_and_searched_and_counts_nowhere()
    {
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 1));
        await _world.SaveAsync(
            StoreWorld.Article("Moss told us that he would sign it.") with { Published = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), Outlet = "Told" },
            record => record.By("Viktor Moss", "AL").Toward("kosovo", "support").Toward("taiwan", "support") with { Within = 1 });
        Assert.Equal(2, (await _world.ListAsync(new StatementFilter { Question = "kosovo" })).Count);
        Assert.Equal(["Moss told us that he would sign it."], await _world.ListAsync(new StatementFilter { Question = "kosovo", Actor = "AL", Text = "sign" }));
        var choices = await _world.Statements.ChoicesAsync(Token);
        Assert.Equal(["kosovo", "taiwan", "AL", "RU"], choices.Questions.Concat(choices.Actors));
        Assert.True(await _world.Counts.HasQuestionAsync("taiwan", Token));

        foreach (var filter in new[] { new TrendFilter { Question = "kosovo" }, new TrendFilter { Question = "kosovo", From = new(2026, 1, 1), To = new(2026, 2, 1) } })
        {
            Assert.Equal(new TrendPoint(new(2026, 1, 1), new(0, 1, 0), new(0, 0, 0)), Assert.Single(await _world.Counts.TrendAsync(filter, TrendUnit.Day, Token)));
            Assert.Equal("RU", Assert.Single(await _world.Counts.ActorsAsync(filter, 5, Token)).Actor);
            Assert.Equal("RU", Assert.Single(await _world.Counts.SpeakersAsync(filter, 5, Token)).Speaker);
            Assert.Equal("harbour wire", Assert.Single(await _world.Counts.OutletsAsync(filter, 5, Token)).Outlet);
        }

        Assert.Equal("kosovo", Assert.Single(await _world.Counts.QuestionsAsync(copies: true, Token)).Question);
        Assert.Empty(await new ProfileStore(_world.Database).QuestionsOfActorAsync("AL", copies: true, Token));

        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(1), Token);
        Assert.Equal((0, 0), await _world.Database.ReadAsync(
            connection => connection.QuerySingleAsync<(int, int)>("SELECT (SELECT COUNT(*) FROM nested_statement), (SELECT COUNT(*) FROM choice_count)"), Token));
    }

    [Fact]
    public async Task A_copy_of_a_story_counts_among_copies_only()
    {
        var words = string.Join(' ', Enumerable.Range(0, 80).Select(n => $"word{n}"));
        await _world.SaveAsync(StoreWorld.Article($"First. {words}"), record => record.By("Ana Beck", "AL").Toward("kosovo", "support"));
        await _world.SaveAsync(StoreWorld.Article($"{words} Last."), record => record.By("Ana Beck", "AL").Toward("kosovo", "support"));
        foreach (var (copies, expected) in new[] { (true, 2), (false, 1) })
        {
            var filter = new TrendFilter { Question = "kosovo", Copies = copies };
            Assert.Equal(expected, (await _world.Counts.SpeakersAsync(filter, 5, Token)).Single().Totals.Support);
            Assert.Equal(expected, (await _world.Counts.ActorsAsync(filter, 5, Token)).Single().Totals.Support);
            Assert.Equal(expected, (await _world.Counts.OutletsAsync(filter, 5, Token)).Single().Totals.Support);
            Assert.Equal(expected, (await _world.Counts.OutletsAsync(filter with { From = new(2000, 1, 1) }, 5, Token)).Single().Totals.Support);
            Assert.Equal(expected, (await _world.Counts.QuestionsAsync(copies, Token)).Single().Totals.Support);
        }
    }

    [Fact]
    public async Task A_speakers_name_is_counted_up_to_a_length_that_an_index_takes()
    {
        var name = string.Concat(Enumerable.Repeat("Ж😀", 5_000)) + '\0';
        await _world.SaveAsync(StoreWorld.Article("Long."), record => record.By(name, null).Toward("kosovo", "support"));
        Assert.Equal(string.Concat(Enumerable.Repeat("Ж😀", 100)), (await _world.Counts.SpeakersAsync(new() { Question = "kosovo" }, 5, Token)).Single().Speaker);
    }

    [Fact]
    public async Task A_store_of_an_older_build_has_its_speakers_and_questions_counted()
    {
        await _world.SaysAsync("RU", "oppose", new(1965, 11, 11));
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 4), decided: false);
        await _world.SaveAsync(StoreWorld.Article("Both."), record => record.By("Ана \0 Бек", null).Toward("kosovo", "neutral").Toward("taiwan", "support"));
        await _world.SaveAsync(StoreWorld.Article("Unsaid."), record => record.Toward("kosovo", "neutral"));
        const string counts = "SELECT question, speaker, actor || day, statements FROM speaker_count";
        var (counted, questions) = (await RowsAsync(counts), await _world.Counts.QuestionsAsync(copies: false, Token));
        await _world.Database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync("DROP TABLE speaker_count; DROP TABLE question_count; DELETE FROM schemaversions WHERE scriptname LIKE '0050%'", transaction: transaction),
            Token);
        _world.Reopen();
        Assert.Equal(4, counted.Count);
        Assert.Equal(questions, await _world.Counts.QuestionsAsync(copies: false, Token));
        Assert.Equal(counted.Order(), (await RowsAsync(counts)).Order());
    }

    [Fact]
    public async Task A_store_of_an_older_build_has_its_totals_of_actors_and_speakers()
    {
        await _world.SaysAsync("RU", "oppose", new(1965, 11, 11));
        await _world.SaysAsync("RU", "oppose", new(2026, 1, 4), decided: false);
        await SpeaksAsync("Ana Beck", 9, "Nine.");
        await _world.SaveAsync(StoreWorld.Article("Unsaid."), record => record.Toward("kosovo", "neutral"));
        await _world.Database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync("DROP TABLE speaker_total; DROP TABLE actor_count; DELETE FROM schemaversions WHERE scriptname LIKE '0084%'", transaction: transaction),
            Token);
        _world.Reopen();
        Assert.Equal((2, 2), await AssertTotalsAddUpAsync());
        await SpeaksAsync("Ana Beck", 1, "One more.");
        Assert.Equal(new StanceTotals(10, 0, 0, 0), (await _world.Counts.SpeakersAsync(new() { Question = "kosovo" }, 1, Token)).Single().Totals);
        Assert.Equal(new StanceTotals(0, 1, 0, 1), (await _world.Counts.ActorsAsync(new() { Question = "kosovo" }, 5, Token)).Single(actor => actor.Actor == "RU").Totals);
    }

    [Fact]
    public async Task Totals_add_up_the_days_through_copies_reviews_and_pruning()
    {
        var reviews = new ReviewWorld(_world);
        await reviews.CopyAsync("First. ");
        await _world.SaysAsync("AL", "support", new(2026, 1, 5), decided: false);
        _world.Clock.Now += TimeSpan.FromDays(10);
        var copy = await reviews.CopyAsync("Again. ");
        var own = await reviews.SaysAsync("“Never,” he said.");
        Assert.Equal((3, 2), await AssertTotalsAddUpAsync());
        await reviews.CorrectAsync(own, ReviewWorld.Ana, "support");
        await reviews.DecideAsync(
            copy, ReviewWorld.Ana, ReviewKind.Correct, new ReviewCorrection { Speaker = new CorrectedSpeaker("Ana Beck", Actor: "AL"), Targets = [new ReviewedTarget("kosovo", "neutral")] });
        Assert.Equal((4, 4), await AssertTotalsAddUpAsync());
        // The copy is the story's first then.
        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(-5), Token);
        Assert.Equal((2, 2), await AssertTotalsAddUpAsync());
        var filter = new TrendFilter { Question = "kosovo", Copies = false };
        Assert.Equal(new StanceTotals(0, 0, 1, 0), (await _world.Counts.SpeakersAsync(filter with { Actor = "AL" }, 5, Token)).Single().Totals);
        Assert.Equal(["AL", "RS"], (await _world.Counts.ActorsAsync(filter, 5, Token)).Select(actor => actor.Actor));
    }

    /// <summary>The last of them is beyond what an index of frequent speakers holds.</summary>
    [Fact]
    public async Task Speakers_come_in_order_whether_frequent_or_not()
    {
        var words = string.Join(' ', Enumerable.Range(0, 80).Select(n => $"word{n}"));
        await SpeaksAsync("Eve Falk", 9, "Nine.");
        await SpeaksAsync("Carl Dorn", 6, $"First. {words}");
        await SpeaksAsync("Carl Dorn", 6, $"{words} Last.");
        await SpeaksAsync("Ana Beck", 7, "Seven.");
        foreach (var copies in new[] { true, false })
        {
            string[] expected = copies ? ["Carl Dorn", "Eve Falk", "Ana Beck"] : ["Eve Falk", "Ana Beck", "Carl Dorn"];
            var filter = new TrendFilter { Question = "kosovo", Copies = copies };
            for (var limit = 1; limit <= 4; limit++)
            {
                var found = await _world.Counts.SpeakersAsync(filter, limit, Token);
                Assert.Equal(expected.Take(limit), found.Select(speaker => speaker.Speaker));
                Assert.Equal(await _world.Counts.SpeakersAsync(filter with { From = new(1970, 1, 1) }, limit, Token), found);
            }

            Assert.Empty(await _world.Counts.SpeakersAsync(filter with { Actor = "RU" }, 5, Token));
        }
    }

    /// <summary>Some of those who have spoken most over all time have said little on the days asked for.</summary>
    [Fact]
    public async Task Speakers_of_some_days_come_in_order_however_often_they_spoke_before()
    {
        await SpeaksAsync("Ada Lang", 70, "Seventy.");
        await SpeaksAsync("Cyr Novak", 66, "Sixty-six.");
        await SpeaksAsync("Dan Roth", 20, "Twenty.");
        _world.Clock.Now += TimeSpan.FromDays(30);
        await SpeaksAsync("Dan Roth", 12, "Twelve.");
        await SpeaksAsync("Eve Falk", 10, "Tens of them.");
        await SpeaksAsync("Cyr Novak", 9, "Nine.");
        await SpeaksAsync("Gil Sand", 3, "Three.");
        await SpeaksAsync("Ada Lang", 1, "Once more.");
        var day = DateOnly.FromDateTime(_world.Clock.Now.UtcDateTime);
        string[] expected = ["Dan Roth", "Eve Falk", "Cyr Novak", "Gil Sand", "Ada Lang"];
        for (var limit = 1; limit <= 6; limit++)
        {
            var found = await _world.Counts.SpeakersAsync(new() { Question = "kosovo", From = day }, limit, Token);
            Assert.Equal(expected.Take(limit), found.Select(speaker => speaker.Speaker));
        }

        Assert.Equal(
            ["Ada Lang", "Cyr Novak"], (await _world.Counts.SpeakersAsync(new() { Question = "kosovo", To = day }, 2, Token)).Select(speaker => speaker.Speaker));
    }

    [Fact]
    public async Task Counts_agree_with_the_statements_whatever_is_saved_retried_and_pruned_at_once()
    {
        for (var round = 0; round < 3; round++)
        {
            await _world.Inbox.AcceptAsync([.. Enumerable.Range(0, 40).Select(n => StoreWorld.Article($"Round {round}, article {n}."))], 1000, Token);
            _world.Clock.Now += TimeSpan.FromDays(1);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() => WorkAsync(worker), Token)));
        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(-2), Token);
        await _world.RefreshPositionsAsync();

        const string counted = "SELECT question, actor, stance, CAST(SUM(statements) AS BIGINT) FROM daily_count WHERE actor <> '*' GROUP BY question, actor, stance";
        const string true_ = "SELECT question, COALESCE(actor, ''), stance, COUNT(*) FROM judgment GROUP BY question, actor, stance";
        Assert.Equal((await RowsAsync(true_)).Order(), (await RowsAsync(counted)).Order());
        Assert.Equal(
            await NumberAsync("SELECT COUNT(*) FROM judgment"), await NumberAsync("SELECT CAST(SUM(statements) AS BIGINT) FROM daily_count WHERE actor = '*'"));
        Assert.Equal(
            await NumberAsync("SELECT COUNT(*) FROM judgment"), await NumberAsync("SELECT CAST(SUM(statements) AS BIGINT) FROM outlet_count"));
        Assert.Equal(
            await NumberAsync("SELECT COUNT(*) FROM judgment"), await NumberAsync("SELECT CAST(SUM(statements) AS BIGINT) FROM question_count"));
        Assert.Equal(
            await NumberAsync("SELECT COUNT(*) FROM judgment WHERE actor IS NOT NULL"), await NumberAsync("SELECT CAST(SUM(statements) AS BIGINT) FROM speaker_count"));
        Assert.Equal(
            await NumberAsync("SELECT COUNT(*) FROM statement WHERE actor IS NOT NULL"), await NumberAsync("SELECT CAST(SUM(statements) AS BIGINT) FROM choice_count WHERE kind = 'actor'"));
        await AssertTotalsAddUpAsync();
        Assert.Equal(0, await NumberAsync("SELECT COUNT(*) FROM statement WHERE NOT EXISTS (SELECT 1 FROM article WHERE sequence = statement.id >> 20)"));
        Assert.InRange(await NumberAsync("SELECT COUNT(*) FROM statement"), 1, 240);
    }

    /// <returns>How many rows they have.</returns>
    private async Task<(int Speakers, int Actors)> AssertTotalsAddUpAsync()
    {
        const string sums = "CAST(SUM(firsts) AS BIGINT), CAST(SUM(statements) AS BIGINT)";
        var speakers = await AssertSameAsync(
            "SELECT question || '/' || speaker, actor, firsts, statements FROM speaker_total WHERE statements <> 0",
            $"SELECT question || '/' || speaker, actor, {sums} FROM speaker_count GROUP BY question, speaker, actor HAVING SUM(statements) <> 0");
        var actors = await AssertSameAsync(
            "SELECT question || '/' || actor, stance || decided, firsts, statements FROM actor_count WHERE statements <> 0",
            $"SELECT question || '/' || actor, stance || decided, {sums} FROM daily_count WHERE actor NOT IN ('', '*') GROUP BY question, actor, stance, decided HAVING SUM(statements) <> 0");
        return (speakers, actors);

        async Task<int> AssertSameAsync(string totals, string days)
        {
            var added = await RowsAsync(days);
            Assert.Equal(added.Order(), (await RowsAsync(totals)).Order());
            return added.Count;
        }
    }

    /// <summary>An article in which somebody without an actor supports Kosovo some times.</summary>
    private async Task SpeaksAsync(string name, int times, string text)
    {
        await _world.AcceptAsync(StoreWorld.Article(text));
        var article = Assert.Single(await _world.Inbox.TakeAsync(1, maxAttempts: 3, Token));
        var records = Enumerable.Range(1, times).Select(number => Records.Of(article, number, new TextSpan(0, 5)).By(name, null).Toward("kosovo", "support"));
        await _world.Statements.SaveAsync([new AnalyzedArticle(article, [.. records])], Token);
    }

    /// <summary>Takes, saves, and now and then has what it saved analyzed again.</summary>
    private async Task WorkAsync(int worker)
    {
        var chance = new Random(worker);
        while (await _world.Inbox.TakeAsync(5, 9, Token) is { Count: > 0 } batch)
        {
            await _world.Statements.SaveAsync([.. batch.Select(Analyzed)], Token);
            if (chance.Next(4) == 0)
            {
                Assert.True(await _world.Inbox.RetryAsync(batch[0].Id, Token));
            }
        }
    }

    /// <summary>The same article always says the same: two statements.</summary>
    private static AnalyzedArticle Analyzed(Article article)
    {
        var chance = new Random(article.Id[0] + article.Id[1]);
        return new AnalyzedArticle(article, [.. Enumerable.Range(1, 2).Select(number =>
        {
            var record = Records.Of(article, number, new TextSpan(0, 5)).Toward("kosovo", Stances[chance.Next(3)]).Toward("taiwan", Stances[chance.Next(3)], decided: false);
            return chance.Next(3) == 0 ? record : record.By("Name", $"A{chance.Next(4)}");
        })]);
    }

    private Task<IReadOnlyList<(string, string, string, long)>> RowsAsync(string sql) => _world.Database.ReadAsync(
        async connection => (IReadOnlyList<(string, string, string, long)>)[.. await connection.QueryAsync<(string, string, string, long)>(sql)], Token);

    private Task<long> NumberAsync(string sql) => _world.Database.ReadAsync(connection => connection.ExecuteScalarAsync<long>(sql), Token);
}
