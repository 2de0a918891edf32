using System.Text.Json;
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

    [Fact]
    public async Task A_feed_keeps_its_places_and_what_moved_before_is_no_news()
    {
        var path = _world.Address + ".feed";
        var (kept, gone) = (new Article(ContentHash.Of("“Kept.”"), "“Kept.”"), new Article(ContentHash.Of("“Gone.”"), "“Gone.”"));
        using (var connection = WriteStoreBefore(path, "0082"))
        {
            connection.Execute(
                """
                PRAGMA foreign_keys = ON;
                INSERT INTO article (sequence, id, text, received, state, story) VALUES (1, @Kept, '“Kept.”', 1000, 'done', 1), (2, @Gone, '“Gone.”', 1000, 'done', 2);
                INSERT INTO statement_feed (position, article) VALUES (7, 1), (9, 2);
                DELETE FROM article WHERE sequence = 2;
                INSERT INTO statement (id, time, kind, is_copy) VALUES (2097150, 1000, 'direct', 0);
                INSERT INTO statement_record (statement, context, context_start, record) VALUES (2097150, '“Kept.”', 0, @record);
                INSERT INTO position_change (question, actor, day, before_stance, after_stance) VALUES ('kosovo', 'MW', 20000, 'support', 'oppose');
                INSERT INTO webhook (id, url, filter, secret, created, delivered_entry, delivered_number, due) VALUES ('w', 'https://desk.example.org/', '', 's', 1, 9, 1, 1);
                """,
                new { Kept = kept.Id, Gone = gone.Id, record = JsonSerializer.Serialize(Records.Of(kept, 1, new TextSpan(0, 7)), StanceJson.Readable.StatementRecord) });
        }

        using var store = new StoreDatabase(path, _world.Clock);
        var feed = new StatementFeed(store);
        var statement = Assert.Single((await feed.ReadAsync(new StatementFilter(), FeedPosition.Start, 10, Token)).Statements);
        Assert.Equal((new FeedPosition(7, 1), kept.Id), (statement.Position, statement.Source.Id));
        // Nine was of an article that is gone, and the webhook has had it.
        var change = Assert.IsType<FeedChange>(Assert.Single((await feed.ReadAsync(new FeedFilter { Changes = new PositionFilter() }, FeedPosition.Start, 10, Token)).Items));
        Assert.Equal((10, "MW"), (change.Position.Entry, change.Change.Actor));
        var webhook = Assert.Single(await new WebhookStore(store).ListAsync(Token));
        Assert.Equal((FeedKind.Statements, new FeedPosition(9, 1)), (Assert.Single(webhook.Kinds), webhook.Delivered));
    }

    [Fact]
    public async Task Statements_from_before_names_had_a_mark_are_found_by_them_and_by_their_words_as_before()
    {
        var path = _world.Address + ".names";
        const string text = "“Beck lied.”";
        using (var connection = WriteStoreBefore(path, "0085"))
        {
            WriteStatements(connection, text, RecordIn(text, record => record.By("Mr. Aleksandar Vučić", "RS").Toward("kosovo", "oppose")), count: 1);
            connection.Execute(
                """
                INSERT INTO judgment (question, time, statement, stance, decided, kind, is_copy) SELECT 'kosovo', 1000, id, 'oppose', 1, 'direct', 0 FROM statement;
                INSERT INTO statement_search (rowid, words, speaker, facets)
                SELECT id, 'beck lied', 'mr aleksandar vucic', 'ars m197001 qkosovo skosovooppose soppose y1970' FROM statement;
                """);
        }

        using var store = new StoreDatabase(path, _world.Clock);
        Assert.Equal([text], await TextsAsync(store, new StatementFilter { Speaker = "vucic alek", Question = "kosovo", Stance = "oppose" }));
        Assert.Equal([text], await TextsAsync(store, new StatementFilter { Text = "\"beck lied\"" }));
        Assert.Equal([], await TextsAsync(store, new StatementFilter { Speaker = "beck" }));
        Assert.Equal([], await TextsAsync(store, new StatementFilter { Text = "vucic" }));
    }

    [Fact]
    public async Task Search_rows_that_are_written_anew_are_gone_on_with_where_the_last_start_ended()
    {
        var path = _world.Address + ".stopped";
        const string text = "“We recognise Kosovo.”";
        // One more than a transaction writes.
        const int count = 2_501;
        using var connection = WriteStoreBefore(path, "0085");
        WriteStatements(connection, text, RecordIn(text, record => record.By("Ana Beck", "AL")), count);
        SetRecord("MIN(id)", RecordIn(text, record => record.By("Kofi Mensah", "GH")));
        SetRecord("MAX(id)", "{");
        Assert.Throws<JsonException>(() => new StoreDatabase(path, _world.Clock));

        SetRecord("MIN(id)", RecordIn(text, record => record.By("Ada Okafor", "NG")));
        SetRecord("MAX(id)", RecordIn(text, record => record.By("Ingrid Lund", "NO")));
        using var store = new StoreDatabase(path, _world.Clock);
        // Written before the end of that start, and not again.
        Assert.Single(await TextsAsync(store, new StatementFilter { Speaker = "mensah" }));
        Assert.Equal([], await TextsAsync(store, new StatementFilter { Speaker = "okafor" }));
        Assert.Single(await TextsAsync(store, new StatementFilter { Speaker = "lund" }));
        Assert.Equal(count, connection.ExecuteScalar<int>("SELECT COUNT(*) FROM statement_search"));
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT COUNT(*) FROM upgrade_due"));

        void SetRecord(string statement, string record) =>
            connection.Execute($"UPDATE statement_record SET record = @record WHERE statement = (SELECT {statement} FROM statement)", new { record });
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(StoreDatabase store, StatementFilter filter) =>
        [.. (await new StatementStore(store).ListAsync(filter, null, 10, Token)).Statements.Select(statement => statement.Record.Text)];

    private static string RecordIn(string text, Func<StatementRecord, StatementRecord> change) => JsonSerializer.Serialize(
        change(Records.Of(new Article(ContentHash.Of(text), text), 1, new TextSpan(0, text.Length))), StanceJson.Readable.StatementRecord);

    /// <summary>An article with so many statements, all of one record.</summary>
    private static void WriteStatements(SqliteConnection connection, string text, string record, int count) => connection.Execute(
        """
        INSERT INTO article (sequence, id, text, received, state, story) VALUES (1, @Id, @text, 1000, 'done', 1);
        WITH RECURSIVE place (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM place WHERE number < @count)
        INSERT INTO statement (id, time, kind, is_copy) SELECT 2097151 - number, 1000, 'direct', 0 FROM place;
        INSERT INTO statement_record (statement, context, context_start, record) SELECT id, @text, 0, @record FROM statement;
        """,
        new { Id = ContentHash.Of(text), text, record, count });

    /// <summary>A file as the build before this script would have left it, and a connection to it.</summary>
    private static SqliteConnection WriteStoreBefore(string path, string script)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        connection.Execute("CREATE TABLE SchemaVersions (SchemaVersionID INTEGER CONSTRAINT 'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL, ScriptName TEXT NOT NULL, Applied DATETIME NOT NULL)");
        foreach (var name in typeof(StoreDatabase).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Sqlite/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .TakeWhile(name => string.CompareOrdinal(name, "Sqlite/" + script) < 0))
        {
            using var words = new StreamReader(typeof(StoreDatabase).Assembly.GetManifestResourceStream(name)!);
            connection.Execute(words.ReadToEnd());
            connection.Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (@script, '2026-01-01')", new { script = name["Sqlite/".Length..] });
        }

        return connection;
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
            new { FirstScript, article.Id, article.Text, record = JsonSerializer.Serialize(record, StanceJson.Readable.StatementRecord) });
    }
}
