using Dapper;
using Microsoft.Data.Sqlite;

namespace StanceML.Store.Tests;

public sealed class StoreDatabaseTests : IDisposable
{
    private readonly StoreWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Every_connection_writes_ahead_and_waits_for_the_disk()
    {
        var modes = await _world.Database.ReadAsync(
            async connection => (
                Journal: await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode"),
                Synchronous: await connection.ExecuteScalarAsync<int>("PRAGMA synchronous")),
            Token);
        Assert.Equal(("wal", 2), modes);
    }

    [Fact]
    public void A_file_that_is_no_store_is_refused_and_named()
    {
        var path = Path.Combine(Path.GetDirectoryName(_world.Path)!, "letter.txt");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("Dear reader, this is no database. ", 100)));
        var refusal = Assert.Throws<StoreUnavailableException>(() => new StoreDatabase(path, _world.Clock));
        Assert.Contains("letter.txt", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_written_by_a_newer_build_is_refused()
    {
        using (var connection = new SqliteConnection($"Data Source={_world.Path};Pooling=False"))
        {
            connection.Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-the-future.sql', '2036-01-01')");
        }

        var refusal = Assert.Throws<StoreUnavailableException>(() => _world.Reopen());
        Assert.Contains("9999-the-future.sql", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_another_process_holds_says_that_it_cannot_be_written_and_recovers()
    {
        using var impatient = new StoreDatabase(_world.Path, _world.Clock) { BusyTimeout = TimeSpan.FromSeconds(1) };
        using var other = new SqliteConnection($"Data Source={_world.Path};Pooling=False");
        other.Open();
        using (var transaction = other.BeginTransaction())
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => new ArticleInbox(impatient).ProbeAsync(Token));
        }

        await new ArticleInbox(impatient).ProbeAsync(Token);
    }
}
