namespace StanceML.Store.Tests.Views;

public abstract class SavedViewStoreTests : IDisposable
{
    private readonly StoreWorld _world;

    internal SavedViewStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SavedViewStore Views => new(_world.Database);

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_view_keeps_its_filter_and_stands_in_the_list_by_name()
    {
        var filter = new StatementFilter { Question = "kosovo", Text = "\"words & more\"", Copies = false };
        await Views.SaveAsync("Zagreb", new StatementFilter(), "key-1", Token);
        var saved = await Views.SaveAsync("Kosovo words", filter, "key-1", Token);
        _world.Reopen();
        var views = await Views.ListAsync(Token);
        Assert.Equal(["Kosovo words", "Zagreb"], views.Select(view => view.Name));
        Assert.Equal(saved, views[0]);
        var query = views[0].Query.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        Assert.Equal(filter, FilterAddress.Read(name => query.GetValueOrDefault(name), (name, problem) => Assert.Fail($"{name} {problem}")));
    }

    [Fact]
    public async Task Only_its_owner_deletes_a_view_or_whoever_may_delete_all()
    {
        var one = await Views.SaveAsync("One", new StatementFilter(), "key-1", Token);
        var other = await Views.SaveAsync("Other", new StatementFilter(), "key-2", Token);
        Assert.False(await Views.DeleteAsync(one!.Id, "key-2", Token));
        Assert.True(await Views.DeleteAsync(one.Id, "key-1", Token));
        Assert.True(await Views.DeleteAsync(other!.Id, owner: null, Token));
        Assert.False(await Views.DeleteAsync(other.Id, owner: null, Token));
        Assert.Empty(await Views.ListAsync(Token));
    }

    [Fact]
    public async Task A_full_list_takes_no_more()
    {
        for (var view = 0; view < SavedViewStore.MaxViews; view++)
        {
            Assert.NotNull(await Views.SaveAsync($"View {view}", new StatementFilter(), "key-1", Token));
        }

        Assert.Null(await Views.SaveAsync("One more", new StatementFilter(), "key-1", Token));
    }
}
