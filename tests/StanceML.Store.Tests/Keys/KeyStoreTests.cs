using System.Text;

namespace StanceML.Store.Tests.Keys;

public abstract class KeyStoreTests : IDisposable
{
    private readonly StoreWorld _world;

    internal KeyStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KeyStore Keys => new(_world.Database);

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_key_is_listed_with_all_but_itself()
    {
        var expires = _world.Clock.Now.AddDays(90);
        var made = await MakeAsync("Desk", KeyRole.Reviewer, expires);
        _world.Reopen();
        var key = Assert.Single(await Keys.ListAsync(Token));
        Assert.Equal((made.Id, "Desk", KeyRole.Reviewer), (key.Id, key.Name, key.Role));
        Assert.Equal((_world.Clock.Now, expires, null, null), (key.Created, key.Expires, key.Revoked, key.LastUsed));
        Assert.Equal(made.Hash(), key.Hash.ToArray());
        Assert.DoesNotContain(made.Text, Encoding.Latin1.GetString(key.Hash.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_counts_until_it_expires_or_is_revoked()
    {
        var short1 = await MakeAsync("short", KeyRole.Reader, _world.Clock.Now.AddHours(1));
        var revoked = await MakeAsync("revoked", KeyRole.Reader, expires: null);
        Assert.True(await Keys.RevokeAsync(revoked.Id, Token));
        Assert.False(await Keys.RevokeAsync(revoked.Id, Token));
        Assert.False(await Keys.RevokeAsync("nobody\0's", Token));
        Assert.Equal([short1.Id], await UsableAsync());
        _world.Clock.Now += TimeSpan.FromHours(1);
        Assert.Empty(await UsableAsync());
        Assert.Equal(2, (await Keys.ListAsync(Token)).Count);
    }

    [Fact]
    public async Task Keys_long_dead_are_forgotten_when_one_is_made()
    {
        var dead = await MakeAsync("dead", KeyRole.Reader, _world.Clock.Now.AddDays(1));
        _world.Clock.Now += TimeSpan.FromDays(100);
        var kept = await MakeAsync("kept", KeyRole.Reader, expires: null);
        Assert.Equal([kept.Id], (await Keys.ListAsync(Token)).Select(key => key.Id));
        Assert.NotEqual(dead.Id, kept.Id);
    }

    [Fact]
    public async Task The_last_use_never_goes_back()
    {
        var key = await MakeAsync("used", KeyRole.Reader, expires: null);
        var used = _world.Clock.Now.AddMinutes(5);
        await Keys.MarkUsedAsync(new Dictionary<string, DateTimeOffset> { [key.Id] = used, ["gone"] = used }, Token);
        await Keys.MarkUsedAsync(new Dictionary<string, DateTimeOffset> { [key.Id] = used.AddMinutes(-1) }, Token);
        Assert.Equal(used, Assert.Single(await Keys.ListAsync(Token)).LastUsed);
    }

    [Fact]
    public async Task A_session_ends_by_time_by_hand_and_with_its_key()
    {
        var key = await MakeAsync("browser", KeyRole.Reader, expires: null);
        var (timed, closed, revoked) = (KeyText.Make().Hash(), KeyText.Make().Hash(), KeyText.Make().Hash());
        await Keys.OpenSessionAsync(timed, key.Id, _world.Clock.Now.AddHours(1), Token);
        await Keys.OpenSessionAsync(closed, key.Id, _world.Clock.Now.AddHours(9), Token);
        await Keys.OpenSessionAsync(revoked, key.Id, _world.Clock.Now.AddHours(9), Token);
        Assert.Equal(key.Id, await Keys.FindSessionAsync(timed, Token));
        Assert.Null(await Keys.FindSessionAsync(KeyText.Make().Hash(), Token));

        _world.Clock.Now += TimeSpan.FromHours(1);
        Assert.Null(await Keys.FindSessionAsync(timed, Token));
        await Keys.CloseSessionAsync(closed, Token);
        Assert.Null(await Keys.FindSessionAsync(closed, Token));
        Assert.Equal(key.Id, await Keys.FindSessionAsync(revoked, Token));
        await Keys.RevokeAsync(key.Id, Token);
        Assert.Null(await Keys.FindSessionAsync(revoked, Token));
    }

    [Fact]
    public async Task One_key_holds_so_many_sessions_and_no_more()
    {
        var key = await MakeAsync("browser", KeyRole.Reader, expires: null);
        var first = KeyText.Make().Hash();
        await Keys.OpenSessionAsync(first, key.Id, _world.Clock.Now.AddHours(9), Token);
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(key.Id, await Keys.FindSessionAsync(first, Token));
            _world.Clock.Now += TimeSpan.FromSeconds(1);
            await Keys.OpenSessionAsync(KeyText.Make().Hash(), key.Id, _world.Clock.Now.AddHours(9), Token);
        }

        Assert.Null(await Keys.FindSessionAsync(first, Token));
    }

    private async Task<KeyText> MakeAsync(string name, KeyRole role, DateTimeOffset? expires) =>
        (await Keys.CreateAsync(name, role, expires, Token))!;

    private async Task<IEnumerable<string>> UsableAsync() =>
        (await Keys.ListAsync(Token)).Where(key => key.IsUsable(_world.Clock.Now)).Select(key => key.Id);
}
