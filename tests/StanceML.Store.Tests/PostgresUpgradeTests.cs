using Dapper;
using Npgsql;
using StanceML.Programs;

namespace StanceML.Store.Tests;

/// <summary>A database that an older build wrote.</summary>
public sealed class PostgresUpgradeTests(PostgresDatabases databases) : IDisposable
{
    /// <summary>It is run again at the next start.</summary>
    private const string ForgetScript = "DELETE FROM schemaversions WHERE scriptname LIKE '0005%'";

    private readonly StoreWorld _world = StoreWorld.OnPostgres(databases);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Outlets_that_were_lowered_by_the_locale_are_found_again()
    {
        await _world.SaveAsync(StoreWorld.Article("“We recognise Kosovo.”") with { Outlet = "ÉCHO Žurnal" }, record => record.Toward("kosovo", "support"));
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync($"UPDATE statement SET outlet = 'écho žurnal'; UPDATE judgment SET outlet = 'écho žurnal'; {ForgetScript}");
        _world.Reopen();
        Assert.Single(await _world.ListAsync(new StatementFilter { Outlet = "ÉchO Žurnal" }));
        Assert.Single(await _world.ListAsync(new StatementFilter { Outlet = "ÉCHO Žurnal", Question = "kosovo" }));
    }

    [Fact]
    public async Task Statements_from_before_pairs_of_words_were_kept_are_found_by_words_in_a_row()
    {
        await _world.SaveAsync(StoreWorld.Article("“We recognise Kosovo.”"), record => record.By("Ana Beck", "AL").Toward("kosovo", "support"));
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync(
            """
            UPDATE statement_search SET words = ts_delete(words, ARRAY(SELECT lexeme FROM unnest(words) WHERE lexeme LIKE '#%'));
            DELETE FROM schemaversions WHERE scriptname LIKE '0083%'
            """);
        _world.Reopen();
        Assert.Single(await _world.ListAsync(new StatementFilter { Text = "\"we recognise kosovo\"", Speaker = "beck", Question = "kosovo", Stance = "support" }));
        Assert.Equal(1, Assert.Single(await _world.Counts.TrendAsync(new TrendFilter { Question = "kosovo" }, TrendUnit.Day, Token)).Decided.Support);
    }

    [Fact]
    public async Task Speakers_from_before_words_of_names_were_kept_are_found_by_beginnings()
    {
        await _world.SaveAsync(StoreWorld.Article("“We recognise Kosovo.”"), record => record.By("Ana Beckham", "AL"));
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync("DROP TABLE name_word; DELETE FROM schemaversions WHERE scriptname LIKE '0086%'");
        _world.Reopen();
        Assert.Single(await _world.ListAsync(new StatementFilter { Speaker = "beck" }));
        Assert.Equal(["ana", "beckham"], await connection.QueryAsync<string>("SELECT word FROM name_word ORDER BY word"));
    }

    [Fact]
    public async Task Words_of_names_go_with_the_last_statement_that_has_them()
    {
        await _world.SaveAsync(StoreWorld.Article("Old."), record => record.By("Ana Beckham", "AL"));
        _world.Clock.Now += TimeSpan.FromDays(10);
        await _world.SaveAsync(StoreWorld.Article("New."), record => record.By("Ana Holm", "AL"));
        await _world.Upkeep.PruneAsync(_world.Clock.Now.AddDays(-9), Token);
        await using var connection = await ConnectAsync();
        Assert.Equal(["ana", "holm"], await connection.QueryAsync<string>("SELECT word FROM name_word ORDER BY word"));
    }

    /// <summary>What another worker that upgrades holds: the lock, a table, the note that work is due.</summary>
    [Theory]
    [InlineData("SELECT pg_advisory_xact_lock(91759315936101)")]
    [InlineData("LOCK TABLE judgment")]
    [InlineData("DELETE FROM upgrade_due")]
    public async Task An_upgrade_may_take_longer_than_a_command(string work)
    {
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync($"INSERT INTO upgrade_due (work) VALUES ('search and counts'); {ForgetScript}");
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await connection.ExecuteAsync(work, transaction: transaction);
        var opening = Task.Run(() => new StoreDatabase($"{_world.Address}?Command%20Timeout=1", _world.Clock), Token);
        await Task.WhenAny(opening, Task.Delay(TimeSpan.FromSeconds(2), Token));
        Assert.False(opening.IsCompleted);
        await transaction.RollbackAsync(Token);
        (await opening).Dispose();
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(StoreAddress.ConnectionIn(_world.Address)!.ToString());
        await connection.OpenAsync(Token);
        return connection;
    }
}
