using StanceML.Programs;

namespace StanceML.Store.Tests.Upkeep;

public sealed class BackupTests(PostgresDatabases databases) : IDisposable
{
    private readonly StoreWorld _world = StoreWorld.OnSqlite();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_copy_made_while_a_worker_writes_opens_as_a_store_with_all_that_was_there()
    {
        await _world.SaveAsync(StoreWorld.Article("Before."));
        var copy = _world.Address + ".copy";
        var writing = Task.Run(
            async () =>
            {
                for (var n = 0; n < 50; n++)
                {
                    await _world.AcceptAsync(StoreWorld.Article($"Meanwhile {n}."));
                }
            },
            Token);
        await _world.Upkeep.BackUpAsync(copy, Token);
        await writing;

        using var restored = new StoreDatabase(copy, _world.Clock);
        Assert.Single((await new StatementStore(restored).ListAsync(new StatementFilter { Text = "before" }, null, 10, Token)).Statements);
    }

    [Fact]
    public async Task A_backup_replaces_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _world.Upkeep.BackUpAsync(_world.Address, Token));
        Assert.Empty(await _world.ListAsync(new StatementFilter()));
    }

    [Fact]
    public async Task A_PostgreSQL_database_is_left_to_its_own_tools()
    {
        using var world = StoreWorld.OnPostgres(databases);
        var refusal = await Assert.ThrowsAsync<NotSupportedException>(() => world.Upkeep.BackUpAsync(_world.Address + ".copy", Token));
        Assert.Contains("pg_dump", refusal.Message, StringComparison.Ordinal);
    }
}
