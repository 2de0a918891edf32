using Dapper;
using StanceML.Programs;

namespace StanceML.Store.Tests.Search;

public sealed class StatementSearchOnPostgresTests(PostgresDatabases databases) : StatementSearchTests(StoreWorld.OnPostgres(databases))
{
    /// <summary>A plan for any words is one for rare words, and reads all statements that have a frequent one.</summary>
    [Fact]
    public async Task A_search_is_planned_for_its_words_however_often_it_is_asked()
    {
        await World.SaveAsync(StoreWorld.Article("We recognise Kosovo."));
        for (var time = 0; time < 20; time++)
        {
            Assert.Single(await World.ListAsync(new StatementFilter { Text = "kosovo" }));
        }

        await using var connection = await World.Database.Engine.OpenAsync(Token);
        Assert.Equal([], await connection.QueryAsync<string>("SELECT statement FROM pg_prepared_statements WHERE generic_plans > 0"));
    }
}
