namespace StanceML.Store.Tests.Counts;

public sealed class ProfileStoreOnSqliteTests : ProfileStoreTests
{
    private readonly StoreWorld _world;

    public ProfileStoreOnSqliteTests()
        : this(StoreWorld.OnSqlite())
    {
    }

    private ProfileStoreOnSqliteTests(StoreWorld world)
        : base(world) => _world = world;

    [Theory]
    [InlineData(ProfileStore.OfActor, "SEARCH daily_count USING PRIMARY KEY (question=? AND actor=?)")]
    [InlineData(ProfileStore.OfSpeaker, "SEARCH speaker_count USING PRIMARY KEY (question=? AND speaker=?)")]
    public async Task What_an_actor_or_a_speaker_says_is_found_by_its_key(string found, string step) =>
        Assert.Contains(step, await _world.PlanAsync($"SELECT * FROM {found}", new { name = "RU" }));
}
