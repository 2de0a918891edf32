using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using StanceML.Programs;

namespace StanceML.Store.Tests;

public sealed class StoreDatabaseTests(PostgresDatabases databases) : IDisposable
{
    private readonly StoreWorld _world = StoreWorld.OnSqlite();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Every_connection_to_a_file_writes_ahead_and_waits_for_the_disk()
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
        var path = Path.Combine(Path.GetDirectoryName(_world.Address)!, "letter.txt");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("Dear reader, this is no database. ", 100)));
        var refusal = Assert.Throws<StoreUnavailableException>(() => new StoreDatabase(path, _world.Clock));
        Assert.Contains("letter.txt", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_written_by_a_newer_build_is_refused()
    {
        using (var connection = new SqliteConnection($"Data Source={_world.Address};Pooling=False"))
        {
            connection.Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-the-future.sql', '2036-01-01')");
        }

        var refusal = Assert.Throws<StoreUnavailableException>(() => _world.Reopen());
        Assert.Contains("9999-the-future.sql", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_written_by_a_newer_build_is_refused_without_its_password()
    {
        var address = databases.Create();
        databases.Server.Execute(
            "INSERT INTO schemaversions (scriptname, applied) VALUES ('9999-the-future.sql', '2036-01-01')", new NpgsqlConnectionStringBuilder(NameOnly(address)).Database!);
        var refusal = Assert.Throws<StoreUnavailableException>(() => new StoreDatabase(address, _world.Clock));
        Assert.Contains("9999-the-future.sql", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_another_process_holds_says_that_it_cannot_be_written_and_recovers()
    {
        using var impatient = new StoreDatabase(_world.Address, _world.Clock) { BusyTimeout = TimeSpan.FromSeconds(1) };
        using var other = new SqliteConnection($"Data Source={_world.Address};Pooling=False");
        other.Open();
        using (var transaction = other.BeginTransaction())
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => new ArticleInbox(impatient).ProbeAsync(Token));
        }

        await new ArticleInbox(impatient).ProbeAsync(Token);
    }

    [Fact]
    public async Task Workers_that_open_an_empty_database_together_all_find_a_store()
    {
        var address = databases.CreateEmpty();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                using var database = new StoreDatabase(address, _world.Clock);
                await new ArticleInbox(database).ProbeAsync(Token);
            },
            Token)));
    }

    [Fact]
    public async Task A_server_that_goes_away_and_comes_back_is_told_and_then_used_again()
    {
        using var server = new PostgresServer();
        using var database = new StoreDatabase(server.Url("postgres"), _world.Clock);
        var inbox = new ArticleInbox(database);
        await inbox.ProbeAsync(Token);

        server.Stop();
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => inbox.ProbeAsync(Token));
        Assert.Contains("postgres://stance@127.0.0.1:", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);

        server.StartAgain();
        await inbox.ProbeAsync(Token);
    }

    [Fact]
    public void A_wrong_password_is_told_without_it()
    {
        var refusal = Assert.Throws<StoreUnavailableException>(
            () => new StoreDatabase(databases.Server.ConnectionString("postgres").Replace("secret", "mistyped", StringComparison.Ordinal), _world.Clock));
        Assert.Contains("password authentication failed", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("mistyped", refusal.ToString(), StringComparison.Ordinal);
    }

    private static string NameOnly(string url) => $"Database={url[(url.LastIndexOf('/') + 1)..]}";
}
