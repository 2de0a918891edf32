namespace StanceML.Store.Tests.Retraining;

public abstract class RetrainingStoreTests : IDisposable
{
    private static readonly RetrainingOrder Order = new(["stance", "sentiment"], "forty corrections", "Ann Smith", "corrections-7", 40);

    private static readonly RetrainingNews Halfway = new("stance: trees", 0.5, """{"models":[]}""", ["reading rows", "stance: trees"]);

    private readonly StoreWorld _world;

    internal RetrainingStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RetrainingStore Store => new(_world.Database);

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task One_runs_at_a_time_and_comes_back_as_it_was_told()
    {
        var id = await Store.TryBeginAsync(Order, "starting", Token);
        Assert.Null(await Store.TryBeginAsync(Order, "starting", Token));
        Assert.True(await Store.TellAsync(id!.Value, Halfway, Token));

        var job = Assert.Single(await Store.ListAsync(10, Token));
        Assert.Equal((id, RetrainingState.Running, 0.5, "stance: trees"), (job.Id, job.State, job.Fraction, job.Step));
        Assert.Equal((_world.Clock.Now, null, null), (job.Started, job.Ended, job.Problem));
        Assert.Equivalent(Order, job.Order);
        Assert.Equal(Halfway.Log, job.Log);
        Assert.Equal(Halfway.Outcome, job.Outcome);

        await Store.EndAsync(id.Value, RetrainingState.Failed, "no rows", Halfway, Token);
        Assert.NotNull(await Store.TryBeginAsync(Order, "starting", Token));
        var jobs = await Store.ListAsync(10, Token);
        Assert.Equal([RetrainingState.Running, RetrainingState.Failed], jobs.Select(each => each.State));
        Assert.Equal(("no rows", _world.Clock.Now), (jobs[1].Problem, jobs[1].Ended));
    }

    [Fact]
    public async Task One_that_is_asked_to_stop_hears_of_it_and_one_that_is_over_cannot_be_asked()
    {
        Assert.False(await Store.StopAsync("Ann Smith", Token));
        var id = (await Store.TryBeginAsync(Order, "starting", Token))!.Value;
        Assert.True(await Store.StopAsync("Ann Smith", Token));
        Assert.True(await Store.StopAsync("Karl Moss", Token));
        Assert.False(await Store.TellAsync(id, Halfway, Token));
        Assert.Equal("Ann Smith", Assert.Single(await Store.ListAsync(1, Token)).StopBy);
        await Store.EndAsync(id, RetrainingState.Canceled, null, Halfway, Token);
        Assert.False(await Store.StopAsync("Ann Smith", Token));
    }

    [Fact]
    public async Task One_whose_worker_is_silent_is_shown_as_cut_off_and_keeps_no_other_from_running()
    {
        var id = (await Store.TryBeginAsync(Order, "starting", Token))!.Value;
        _world.Clock.Now += RetrainingStore.Lease / 2;
        Assert.True(await Store.TellAsync(id, Halfway, Token));
        _world.Clock.Now += RetrainingStore.Lease;
        Assert.Equal(RetrainingState.Running, Assert.Single(await Store.ListAsync(1, Token)).State);
        _world.Clock.Now += TimeSpan.FromMilliseconds(1);
        var dead = Assert.Single(await Store.ListAsync(1, Token));
        Assert.Equal((RetrainingState.CutOff, "stance: trees"), (dead.State, dead.Step));
        Assert.NotNull(dead.Problem);
        Assert.False(await Store.StopAsync("Ann Smith", Token));

        Assert.NotNull(await Store.TryBeginAsync(Order, "starting", Token));
        Assert.False(await Store.TellAsync(id, Halfway, Token));
        await Store.EndAsync(id, RetrainingState.Done, null, Halfway, Token);
        Assert.Equal([RetrainingState.Running, RetrainingState.CutOff], (await Store.ListAsync(10, Token)).Select(job => job.State));
    }

    [Fact]
    public async Task A_worker_that_starts_alone_knows_at_once_that_what_ran_is_cut_off()
    {
        await Store.TryBeginAsync(Order, "starting", Token);
        await Store.CutOffAsync("its worker ended", isEverybodyDead: false, Token);
        Assert.Equal(RetrainingState.Running, Assert.Single(await Store.ListAsync(1, Token)).State);
        await Store.CutOffAsync("its worker ended", isEverybodyDead: true, Token);
        Assert.Equal((RetrainingState.CutOff, "its worker ended"), Assert.Single(await Store.ListAsync(1, Token)) is var job ? (job.State, job.Problem) : default);
    }
}
