namespace StanceML.Store.Tests.Webhooks;

public abstract class WebhookStoreTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly StoreWorld _world;

    internal WebhookStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WebhookStore Webhooks => new(_world.Database);

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_address_and_a_filter_of_any_characters_are_kept()
    {
        var made = await Webhooks.CreateAsync("https://desk.example.org/\0", [FeedKind.Statements], new StatementFilter { Speaker = "\0" }, FeedPosition.Start, Token);
        Assert.Equal("https://desk.example.org/\uFFFD", (await Webhooks.FindAsync(made!.Id, Token))!.Url);
    }

    [Fact]
    public async Task A_turn_is_one_workers_and_what_a_worker_writes_after_its_lease_changes_nothing()
    {
        var end = new FeedPosition(5, FeedPosition.Whole);
        var made = await Webhooks.CreateAsync("https://desk.example.org/", [FeedKind.Statements], new StatementFilter { Question = "kosovo", Decided = true }, FeedPosition.Start, Token);
        var slow = await Webhooks.ClaimAsync(end, Lease, Token);
        Assert.Equal((made!.Id, made.Secret, made.Filter), (slow!.Id, slow.Secret, slow.Filter));
        Assert.Null(await Webhooks.ClaimAsync(end, Lease, Token));

        // It dies after it wrote down what it sends; whoever comes next sends the same.
        Assert.True(await Webhooks.BeginBatchAsync(slow, new FeedPosition(3, 2), FeedKind.Corrected, Token));
        _world.Clock.Now += Lease;
        var next = await Webhooks.ClaimAsync(end, Lease, Token);
        Assert.Equal((new FeedPosition(3, 2), FeedKind.Corrected), (next!.BatchEnd, next.BatchKind));
        Assert.False(await Webhooks.AdvanceAsync(slow, end, Token));
        Assert.False(await Webhooks.SetAsideAsync(slow, end, FeedKind.Corrected, "answered 500", Token));
        Assert.True(await Webhooks.AdvanceAsync(next, new FeedPosition(3, 2), Token));
        Assert.Equal(new FeedPosition(3, 2), (await Webhooks.FindAsync(made.Id, Token))!.Delivered);
        Assert.Empty(await Webhooks.FailuresAsync(made.Id, 10, Token));
    }

    [Fact]
    public async Task What_the_dead_had_begun_is_due_at_once_and_what_was_put_off_or_is_the_livings_own_is_not()
    {
        var end = new FeedPosition(5, FeedPosition.Whole);
        await Webhooks.CreateAsync("https://desk.example.org/", [FeedKind.Statements], new StatementFilter(), FeedPosition.Start, Token);
        var dead = await Webhooks.ClaimAsync(end, Lease, Token);
        Assert.True(await Webhooks.BeginBatchAsync(dead!, new FeedPosition(3, 2), FeedKind.Statements, Token));
        _world.Reopen();
        await Webhooks.EndTurnsOfTheDeadAsync(Token);
        var turn = await Webhooks.ClaimAsync(end, Lease, Token);
        Assert.Equal(new FeedPosition(3, 2), turn!.BatchEnd);
        await Webhooks.EndTurnsOfTheDeadAsync(Token);
        Assert.Null(await Webhooks.ClaimAsync(end, Lease, Token));
        Assert.True(await Webhooks.RetryLaterAsync(turn, "answered 500", TimeSpan.FromSeconds(10), Token));
        _world.Reopen();
        await Webhooks.EndTurnsOfTheDeadAsync(Token);
        Assert.Null(await Webhooks.ClaimAsync(end, Lease, Token));
    }

    [Fact]
    public async Task It_follows_what_it_asked_for()
    {
        var filter = new StatementFilter { Question = "kosovo", Decided = true };
        foreach (var (kinds, statements, changes) in new (FeedKind[], bool, bool)[]
            { ([FeedKind.Statements], true, false), ([FeedKind.Changes], false, true), ([FeedKind.Statements, FeedKind.Changes], true, true) })
        {
            var made = await Webhooks.CreateAsync("https://desk.example.org/", kinds, filter, FeedPosition.Start, Token);
            var found = (await Webhooks.FindAsync(made!.Id, Token))!;
            Assert.Equal(kinds, found.Kinds);
            Assert.Equal(statements ? filter : null, found.Follows.Statements);
            Assert.Equal(changes ? new PositionFilter { Question = "kosovo" } : null, found.Follows.Changes);
        }
    }

    [Fact]
    public async Task One_that_is_put_off_or_has_everything_has_no_turn()
    {
        var end = new FeedPosition(5, FeedPosition.Whole);
        await Webhooks.CreateAsync("https://desk.example.org/", [FeedKind.Statements], new StatementFilter(), FeedPosition.Start, Token);
        var turn = await Webhooks.ClaimAsync(end, Lease, Token);
        Assert.True(await Webhooks.BeginBatchAsync(turn!, end, FeedKind.Corrected, Token));
        Assert.True(await Webhooks.RetryLaterAsync(turn!, "answered 500", TimeSpan.FromSeconds(10), Token));
        Assert.Null(await Webhooks.ClaimAsync(end, Lease, Token));
        _world.Clock.Now += TimeSpan.FromSeconds(10);
        var again = await Webhooks.ClaimAsync(end, Lease, Token);
        Assert.Equal((1, "answered 500"), (again!.Attempts, again.Problem));
        Assert.True(await Webhooks.SetAsideAsync(again, end, FeedKind.Corrected, "answered 503", Token));
        Assert.Null(await Webhooks.ClaimAsync(end, Lease, Token));
        Assert.NotNull(await Webhooks.ClaimAsync(new FeedPosition(6, FeedPosition.Whole), Lease, Token));
        var failure = Assert.Single(await Webhooks.FailuresAsync(again.Id, 10, Token));
        Assert.Equal((FeedPosition.Start, end, FeedKind.Corrected, 2, "answered 503"), (failure.Start, failure.End, failure.Kind, failure.Attempts, failure.Problem));
        Assert.True(await Webhooks.DeleteAsync(again.Id, Token));
        Assert.Empty(await Webhooks.FailuresAsync(again.Id, 10, Token));
    }
}
