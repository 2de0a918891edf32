using Dapper;
using Microsoft.Data.Sqlite;

namespace StanceML.Store.Tests;

/// <summary>A file as the first build of the store wrote it.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string FirstScript = "0001-articles-and-statements.sql";

    private readonly StoreWorld _world = StoreWorld.OnSqlite();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_store_of_the_first_build_keeps_its_articles_and_its_statements()
    {
        var path = _world.Address + ".old";
        var article = new Article(ContentHash.Of("“We recognise Kosovo.”"), "“We recognise Kosovo.”");
        var record = Records.Of(article, 1, new TextSpan(0, article.Text.Length)).By("Ana Beck", "AL").Toward("kosovo", "support");
        WriteOldStore(path, article, record);

        using var store = new StoreDatabase(path, _world.Clock);
        var taken = Assert.Single(await new ArticleInbox(store).TakeAsync(10, 3, Token));
        Assert.Equal("Waiting.", taken.Text);
        var statement = Assert.Single((await new StatementStore(store).ListAsync(new StatementFilter { Question = "kosovo", Speaker = "beck" }, null, 10, Token)).Statements);
        Assert.Equivalent(record, statement.Record, strict: true);
        Assert.Single((await new StatementStore(store).ListAsync(new StatementFilter { Text = "recognise" }, null, 10, Token)).Statements);
        Assert.Equal(["kosovo"], (await new StatementStore(store).ChoicesAsync(Token)).Questions);
        Assert.Equal(1, Assert.Single(await new CountStore(store).TrendAsync(new TrendFilter { Question = "kosovo", Actor = "AL" }, TrendUnit.Day, Token)).Decided.Support);
        Assert.Equal(
            new SpeakerCount("Ana Beck", "AL", new(1, 0, 0, 0), new(1970, 1, 1)),
            Assert.Single(await new CountStore(store).SpeakersAsync(new TrendFilter { Question = "kosovo" }, 10, Token)));
        Assert.Equal(1, await new PositionStore(store).RefreshAsync(Token));
        Assert.Equal("support", Assert.Single((await new PositionStore(store).ListAsync(new PositionFilter(), null, 10, Token)).Positions).Stance);
        Assert.Equal(ArticleState.Done, (await new ArticleInbox(store).FindAsync(article.Id, Token))!.State);
    }

    private static void WriteOldStore(string path, Article article, StatementRecord record)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var script = new StreamReader(typeof(StoreDatabase).Assembly.GetManifestResourceStream("Sqlite/" + FirstScript)!);
        connection.Execute(script.ReadToEnd());
        connection.Execute(
            """
            CREATE TABLE SchemaVersions (SchemaVersionID INTEGER CONSTRAINT 'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL, ScriptName TEXT NOT NULL, Applied DATETIME NOT NULL);
            INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (@FirstScript, '2026-01-01');
            INSERT INTO article (sequence, id, text, received, state, attempts, finished) VALUES (1, @Id, @Text, 1000, 'done', 1, 2000), (2, 'w', 'Waiting.', 1500, 'pending', 0, NULL);
            INSERT INTO statement (article, number, article_sequence, time, kind, speaker, actor, text, context, context_start, record)
            VALUES (@Id, 1, 1, 1000, 'direct', 'Ana Beck', 'AL', @Text, @Text, 0, @record);
            INSERT INTO statement_target (statement, question, stance, decided) VALUES (1, 'kosovo', 'support', 1);
            """,
            new { FirstScript, article.Id, article.Text, record = System.Text.Json.JsonSerializer.Serialize(record, StanceJson.Readable.StatementRecord) });
    }
}
