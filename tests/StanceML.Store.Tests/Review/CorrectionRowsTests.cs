using static StanceML.Store.Tests.Review.ReviewWorld;

namespace StanceML.Store.Tests.Review;

public abstract class CorrectionRowsTests : IDisposable
{
    private readonly ReviewWorld _world;

    internal CorrectionRowsTests(StoreWorld world) => _world = new ReviewWorld(world);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Each_question_of_a_decided_statement_is_a_row()
    {
        var both = await _world.SaysAsync("We recognise both.");
        var none = await _world.SaysAsync("It rains.");
        var noStatement = await _world.SaysAsync("Chapter one.");
        var two = await _world.DecideAsync(both, Ana, ReviewKind.Correct, new ReviewCorrection { Targets = [new("kosovo", "support"), new("palestine", "support")], Sentiment = "positive" });
        var rain = await _world.DecideAsync(none, Ana, ReviewKind.Correct, new ReviewCorrection { Targets = [], Speaker = new CorrectedSpeaker("Ana Beck", Actor: "AL") });
        await _world.DecideAsync(noStatement, Ana, ReviewKind.Reject);
        await _world.SaysAsync("Nobody looked at it.");

        var article = (await _world.ShownAsync(none))!.Source.Id;
        Assert.Equal(
            [
                new CorrectionRow($"review-{two.Id}-kosovo", "We recognise both.", "kosovo", "support", "positive", "kosovo", "review", null) { Actor = "RS" },
                new CorrectionRow($"review-{two.Id}-palestine", "We recognise both.", "palestine", "support", "positive", "palestine", "review", null) { Actor = "RS" },
                new CorrectionRow($"review-{rain.Id}", "It rains.", null, null, "negative", $"review-{article}", "review", null) { Actor = "AL" },
            ],
            await RowsAsync());
    }

    [Fact]
    public async Task A_version_gives_the_same_rows_whatever_is_decided_later()
    {
        var key = await _world.SaysAsync("We recognise it.");
        var decision = await _world.CorrectAsync(key, Ana, "support");
        var version = await _world.Corrections.VersionAsync(Token);
        Assert.Equal(("r00000001", 1), (version.ToString(), version.LastDecision));
        var rows = await RowsAsync();
        await _world.Reviews.UndoAsync(decision.Id, Ana, Token);
        Assert.Empty(await RowsAsync());
        await _world.CorrectAsync(key, Carl, "neutral");
        await _world.Store.Upkeep.PruneAsync(_world.Store.Clock.Now.AddDays(1), Token);
        Assert.Equal("neutral", Assert.Single(await RowsAsync()).Stance);
        Assert.Equal(rows, await RowsAsync(version));
    }

    [Fact]
    public async Task A_version_gives_the_same_rows_when_its_article_is_analyzed_anew_and_statements_have_other_numbers()
    {
        const string text = "We agree. We object. We agree.";
        var article = await _world.Store.SaveAsync(StoreWorld.Article(text));
        var keys = await AnalyzeAnewAsync(article, new(0, 9), new(10, 20), new(21, 30));
        await _world.CorrectAsync(keys[0], Ana, "support");
        await _world.CorrectAsync(keys[2], Carl, "neutral");
        await _world.CorrectAsync(keys[1], Ana, "oppose");
        await _world.CorrectAsync(keys[0], Ana, "support");
        var version = await _world.Corrections.VersionAsync(Token);
        var rows = await RowsAsync(version);
        Assert.Equal([("We agree.", "neutral"), ("We object.", "oppose")], rows.Select(row => (row.Text, row.Stance!)));

        await AnalyzeAnewAsync(article, new TextSpan(0, 9));
        Assert.Equal(rows, await RowsAsync(version));
        await AnalyzeAnewAsync(article, new(10, 20), new(21, 30));
        Assert.Equal(rows, await RowsAsync(version));
    }

    [Fact]
    public async Task What_nobody_settled_is_left_out_and_the_same_words_stand_once()
    {
        var disputed = await _world.SaysAsync("We recognise it.");
        await _world.CorrectAsync(disputed, Ana, "support", share: 1);
        Assert.Single(await RowsAsync());
        await _world.CorrectAsync(disputed, Carl, "neutral", share: 1);
        Assert.Empty(await RowsAsync());
        await _world.CorrectAsync(disputed, Eve, "support");
        await _world.CorrectAsync(await _world.SaysAsync("We recognise it. "), Ana, "support");
        Assert.Equal(["support", "support"], (await RowsAsync()).Select(row => row.Stance));

        var again = await _world.SaysAsync("Said before. We recognise it.");
        await _world.DecideAsync(again, Ana, ReviewKind.Correct, new ReviewCorrection { Spans = [[13, 29]] });
        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task More_rows_than_fit_in_one_piece_come_all()
    {
        await _world.Store.AcceptAsync(StoreWorld.Article(string.Concat(Enumerable.Range(0, 600).Select(n => $"{n:0000} "))));
        var taken = Assert.Single(await _world.Store.Inbox.TakeAsync(1, 3, Token));
        await _world.Store.Statements.SaveAsync(
            [new AnalyzedArticle(taken, [.. Enumerable.Range(0, 600).Select(n => Records.Of(taken, n + 1, new TextSpan(n * 5, (n * 5) + 4)).Toward("kosovo", "oppose"))])], Token);
        await _world.CorrectAsync(await _world.SaysAsync("We recognise it."), Ana, "support");
        var before = await _world.Corrections.VersionAsync(Token);
        foreach (var statement in await _world.Store.Statements.OfArticleAsync(taken.Id, Token))
        {
            await _world.DecideAsync(statement.Key, Ana, ReviewKind.Confirm);
        }

        Assert.Equal(601, (await RowsAsync()).Select(row => row.Text).Distinct().Count());
        // What was decided since is more than one piece, none of it in the version, and stands before what is.
        Assert.Equal(["We recognise it."], (await RowsAsync(before)).Select(row => row.Text));
    }

    [Fact]
    public async Task Versions_are_written_as_numbered_files_that_never_change()
    {
        var folder = Directory.CreateTempSubdirectory("stanceml-corrections-");
        try
        {
            var corrections = new CorrectionFolder(Path.Combine(folder.FullName, "rows"));
            var key = await _world.SaysAsync("“Ja, für Kosovo!”");
            await _world.CorrectAsync(key, Ana, "support");
            var first = await corrections.WriteAsync(_world.Corrections, Token);
            Assert.Equal(
                """{"id":"review-1-kosovo","text":"“Ja, für Kosovo!”","target":"kosovo","stance":"support","sentiment":"negative","group":"kosovo","source":"review","actor":"RS"}""" + "\n",
                await File.ReadAllTextAsync(corrections.FileOf(first), Token));
            File.SetLastWriteTimeUtc(corrections.FileOf(first), DateTime.UnixEpoch);
            Assert.Equal(first, await corrections.WriteAsync(_world.Corrections, Token));
            Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(corrections.FileOf(first)));
            await _world.CorrectAsync(key, Ana, "neutral");
            var second = await corrections.WriteAsync(_world.Corrections, Token);
            Assert.Equal(
                ["corrections-r00000001.jsonl", "corrections-r00000002.jsonl"],
                Directory.EnumerateFiles(Path.GetDirectoryName(corrections.FileOf(second))!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>The statements' keys, in text order.</returns>
    private async Task<IReadOnlyList<StatementKey>> AnalyzeAnewAsync(string article, params IReadOnlyList<TextSpan> spans)
    {
        Assert.True(await _world.Store.Inbox.RetryAsync(article, Token));
        var taken = Assert.Single(await _world.Store.Inbox.TakeAsync(1, 3, Token));
        var statements = spans.Index().Select(span => Records.Of(taken, span.Index + 1, span.Item).Toward("kosovo", "oppose"));
        await _world.Store.Statements.SaveAsync([new AnalyzedArticle(taken, [.. statements])], Token);
        return [.. (await _world.Store.Statements.OfArticleAsync(article, Token)).Select(statement => statement.Key).OrderBy(key => key.Number)];
    }

    private async Task<IReadOnlyList<CorrectionRow>> RowsAsync(CorrectionVersion? version = null) =>
        await _world.Corrections.ReadAsync(version ?? await _world.Corrections.VersionAsync(Token), Token).ToListAsync(Token);
}
