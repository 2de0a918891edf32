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

    /// <summary>So that no page takes long; a file stops at the newest 2,000.</summary>
    [Fact]
    public async Task A_page_ends_after_many_finds_that_do_not_fit_and_the_list_goes_on()
    {
        var before = await World.SaveAsync(StoreWorld.Article("The harbour of old.") with { Published = World.Clock.Now.AddYears(-3) }, record => record.Sounding("negative"));
        await World.AcceptAsync(StoreWorld.Article("The harbour of today."));
        var taken = Assert.Single(await World.Inbox.TakeAsync(1, maxAttempts: 3, Token));
        await World.Statements.SaveAsync(
            [new AnalyzedArticle(taken, [.. Enumerable.Range(1, 2_100).Select(number => Records.Of(taken, number, new TextSpan(0, taken.Text.Length)).Sounding("neutral"))])], Token);
        var filter = new StatementFilter { Text = "harbour", Sentiment = "negative" };
        var page = await World.Statements.ListAsync(filter, after: null, 1, Token);
        Assert.Empty(page.Statements);
        Assert.NotNull(page.Next);
        Assert.True(StatementKey.TryParse(page.Next.ToString(), out var after));
        Assert.Equal(page.Next, after);
        page = await World.Statements.ListAsync(filter, after, 1, Token);
        Assert.Equal(before, Assert.Single(page.Statements).Source.Id);
        Assert.Null(page.Next);
        Assert.Equal([before], await World.Statements.AllAsync(filter, Token).Select(statement => statement.Source.Id).ToListAsync(Token));
    }

    /// <summary>Up to 200 are asked for one by one.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public async Task However_many_names_begin_alike_each_is_found(int names)
    {
        await World.AcceptAsync(StoreWorld.Article("The harbour of today."));
        var taken = Assert.Single(await World.Inbox.TakeAsync(1, maxAttempts: 3, Token));
        await World.Statements.SaveAsync(
            [new AnalyzedArticle(taken, [.. Enumerable.Range(1, names).Select(number => Records.Of(taken, number, new TextSpan(0, taken.Text.Length)).By($"Ana Beck{number}", "AL"))])], Token);
        Assert.Equal(names, await World.Statements.AllAsync(new StatementFilter { Speaker = "beck ana" }, Token).CountAsync(Token));
        Assert.Empty(await World.ListAsync(new StatementFilter { Speaker = "beckh" }));
    }
}
