using Dapper;

namespace StanceML.Store.Tests.Search;

public sealed class StatementSearchOnSqliteTests() : StatementSearchTests(StoreWorld.OnSqlite())
{
    /// <summary>Else whoever looks for a speaker reads every place where the name is said, and a beginning is looked for among all words.</summary>
    [Fact]
    public async Task Words_of_names_are_no_words_that_are_said()
    {
        await World.SaveAsync(StoreWorld.Article("Ana said: Beckett!"), record => record.By("Ana Becket", "AL"));
        await using var connection = await World.Database.Engine.OpenAsync(Token);
        await connection.ExecuteAsync("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, statement_search, col)");
        Assert.Equal(
            ["\uE000ana", "\uE000beck", "\uE000becke", "\uE000becket"],
            await connection.QueryAsync<string>("SELECT term FROM temp.term WHERE col = 'names' ORDER BY term"));
    }
}
