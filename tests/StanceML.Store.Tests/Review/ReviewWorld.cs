namespace StanceML.Store.Tests.Review;

/// <summary>A store with reviewers at work.</summary>
internal sealed class ReviewWorld(StoreWorld world) : IDisposable
{
    public static readonly Reviewer Ana = new("ana", "Ana Beck");
    public static readonly Reviewer Carl = new("carl", "Carl Dorn");
    public static readonly Reviewer Eve = new("eve", "Eve Falk");

    public StoreWorld Store => world;

    public ReviewStore Reviews => ReviewsWith(secondOpinionShare: 0);

    public ReviewDesk Desk => new(world.Database);

    public CorrectionRows Corrections => new(world.Database);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ReviewStore ReviewsWith(double secondOpinionShare) => new(world.Database) { SecondOpinionShare = secondOpinionShare };

    /// <summary>An article with one statement, the whole text, on Kosovo by a minister of RS.</summary>
    public async Task<StatementKey> SaysAsync(string text, string stance = "oppose", double probability = 0.6, bool decided = true, DateTimeOffset? published = null)
    {
        var article = await world.SaveAsync(
            StoreWorld.Article(text) with { Published = published },
            record => record.By("Ivan Petrov", "RS").Sounding("negative") with
            {
                Targets =
                [
                    new TargetRecord("kosovo", stance, decided, Labels.Stance.ToDictionary(label => label, label => label == stance ? probability : (1 - probability) / 2), "statement"),
                ],
                Evidence = [new EvidenceRecord("kosovo", [0, 3], text[..3], stance, 0.4)],
            });
        return Assert.Single(await world.Statements.OfArticleAsync(article, Token)).Key;
    }

    /// <summary>A report that outlets copy: its first sixty characters are a statement against Kosovo.</summary>
    public static string Wire { get; } = string.Join(
        ' ', Enumerable.Range(1, 12).Select(n => $"In paragraph {n} the minister of country {n * 7} told reporters that recognition number {n * 13} remained a matter of law."));

    /// <summary>Accepts a copy of the report, with a line of its own before it.</summary>
    public async Task<Article> TakeCopyAsync(string head)
    {
        await world.AcceptAsync(StoreWorld.Article(head + Wire));
        return Assert.Single(await world.Inbox.TakeAsync(1, maxAttempts: 3, Token));
    }

    /// <param name="number">Of the statement; others stand before it.</param>
    public async Task<StatementKey> SaveCopyAsync(Article copy, string head, int number = 1)
    {
        var statements = Enumerable.Range(1, number)
            .Select(n => (Number: n, Start: head.Length + (n == number ? 0 : 100 * n)))
            .Select(one => Records.Of(copy, one.Number, new TextSpan(one.Start, one.Start + 60)).By("the minister", "RS").Toward("kosovo", "oppose"));
        await world.Statements.SaveAsync([new AnalyzedArticle(copy, [.. statements])], Token);
        return (await world.Statements.KeyOfAsync($"{copy.Id}:{number}", Token))!.Value;
    }

    public async Task<StatementKey> CopyAsync(string head, int number = 1) => await SaveCopyAsync(await TakeCopyAsync(head), head, number);

    public async Task<string?> StanceAsync(StatementKey statement) => (await ShownAsync(statement))?.Record.Targets.SingleOrDefault()?.Stance;

    public async Task<ReviewDecision> DecideAsync(StatementKey statement, Reviewer reviewer, ReviewKind kind, ReviewCorrection? correction = null, double share = 0, bool copies = false)
    {
        world.Clock.Now += TimeSpan.FromMinutes(1);
        var outcome = await ReviewsWith(share).DecideAsync(new ReviewSubmission(statement, kind) { Correction = correction, Copies = copies }, reviewer, Token);
        Assert.Null(outcome.Problem);
        return outcome.Decision!;
    }

    public Task<ReviewDecision> CorrectAsync(StatementKey statement, Reviewer reviewer, string stance, double share = 0, bool copies = false) =>
        DecideAsync(statement, reviewer, ReviewKind.Correct, new ReviewCorrection { Targets = [new ReviewedTarget("kosovo", stance)] }, share, copies);

    public async Task<StoredStatement?> ShownAsync(StatementKey statement) => (await world.Statements.FindAsync([statement], Token)).SingleOrDefault();

    public async Task<IReadOnlyList<StatementKey>> QueueAsync(Reviewer reviewer) =>
        [.. (await Desk.ListAsync(reviewer, 100, Token)).Select(item => item.Statement.Key)];

    public void Dispose() => world.Dispose();
}
