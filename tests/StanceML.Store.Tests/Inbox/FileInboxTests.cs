namespace StanceML.Store.Tests.Inbox;

/// <summary>The one worker of a file.</summary>
public sealed class FileInboxTests : IDisposable
{
    private readonly StoreWorld _world = StoreWorld.OnSqlite();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_worker_that_starts_anew_takes_what_was_begun_at_once()
    {
        await _world.AcceptAsync(StoreWorld.Article("Begun."));
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        _world.Reopen();
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        Assert.Empty(await _world.Inbox.TakeAsync(1, 3, Token));
    }

    [Fact]
    public async Task Asking_for_what_waits_reads_nothing_that_has_ended()
    {
        foreach (var sql in new[] { ArticleInbox.Backlog, ArticleList.Sql(ArticleState.Pending), PageInbox.ListSql(ArticleState.Pending) })
        {
            var steps = (await _world.PlanAsync(sql, new { before = long.MaxValue, limit = 10 })).Where(step => step.Split(' ')[1] is "article" or "page").ToList();
            Assert.NotEmpty(steps);
            Assert.All(steps, step => Assert.Matches(@"_pending|\(rowid=\?\)", step));
        }
    }

    [Fact]
    public async Task A_second_worker_takes_nothing_while_the_first_lives_and_everything_after_it()
    {
        await _world.AcceptAsync(StoreWorld.Article("Begun."));
        Assert.Single(await _world.Inbox.TakeAsync(1, 3, Token));
        using var second = _world.Open();
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => new ArticleInbox(second).TakeAsync(1, 3, Token));
        Assert.Contains("another worker", refusal.Message, StringComparison.Ordinal);

        _world.Database.Dispose();
        Assert.Single(await new ArticleInbox(second).TakeAsync(1, 3, Token));
    }
}
