using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Hosts.Tests.Cli;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Models;

public sealed class ShadowTests(ToyModels toys) : IDisposable
{
    private const string Version = "2030.3.1";

    private readonly ModelsWorld _models = new(toys);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task A_shadow_judges_what_is_accepted_answers_nobody_and_its_disagreements_are_listed()
    {
        _models.Copy(Version, change: Contrary);
        await using var world = await StartAsync();
        var set = await world.Client.PutAsJsonAsync("/v1/models/stance/shadow", new { version = Version }, Token);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal(Version, (await world.GetJsonAsync("/v1/models")).OfTask("stance").GetProperty("shadow").GetString());

        await world.PostAsync("/v1/analyze", new { text = Samples.Numbered(0) });
        var first = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var one = await JudgedAsync(world, 1);
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());
        var live = (await world.GetJsonAsync("/v1/statements")).GetProperty("statements").EnumerateArray()
            .SelectMany(statement => statement.GetProperty("targets").EnumerateArray().Select(target => (statement.GetProperty("statement").GetInt32(), target.GetProperty("id").GetString(), target.GetProperty("stance").GetString())))
            .ToList();
        var tally = Assert.Single(one.GetProperty("tallies").EnumerateArray());
        Assert.Equal(live.Count, tally.GetProperty("judged").GetInt32());
        Assert.Equal((_models.First, Version), (tally.GetProperty("live").GetString(), tally.GetProperty("shadow").GetString()));
        Assert.Equal(live.Count - tally.GetProperty("agreed").GetInt32(), one.GetProperty("disagreements").GetArrayLength());
        Assert.NotEmpty(one.GetProperty("disagreements").EnumerateArray());
        Assert.All(one.GetProperty("disagreements").EnumerateArray(), disagreement =>
        {
            Assert.Equal(first.GetProperty("id").GetString(), disagreement.GetProperty("article").GetString());
            var label = disagreement.GetProperty("live").GetProperty("label").GetString();
            Assert.Contains((disagreement.GetProperty("statement").GetInt32(), disagreement.GetProperty("target").GetString(), label), live);
            Assert.NotEqual(label, disagreement.GetProperty("shadow").GetProperty("label").GetString());
            Assert.InRange(disagreement.GetProperty("shadow").GetProperty("confidence").GetDouble(), 0.3, 1);
        });

        Assert.Equal(HttpStatusCode.NoContent, (await world.Client.DeleteAsync("/v1/models/stance/shadow", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.DeleteAsync("/v1/models/stance/shadow", Token)).StatusCode);
        await world.AcceptAndFinishAsync(new { text = Samples.Numbered(1) });
        Assert.Equal(one.GetProperty("tallies").GetRawText(), (await DisagreementsAsync(world)).GetProperty("tallies").GetRawText());
    }

    [Fact]
    public async Task An_article_whose_statements_are_not_stored_is_not_judged()
    {
        _models.Copy(Version, change: Contrary);
        await using var world = await StartAsync(options => options.Shadow.Add($"stance/{Version}"));
        await using var connection = new SqliteConnection($"Data Source={world.StorePath};Pooling=False");
        await connection.OpenAsync(Token);
        await ExecuteAsync("CREATE TRIGGER refusal BEFORE INSERT ON statement BEGIN SELECT RAISE(ABORT, 'refused'); END");
        Assert.Equal("failed", (await world.AcceptAndFinishAsync(new { text = string.Concat(Enumerable.Repeat(Samples.Article, 3)) })).GetProperty("state").GetString());
        await ExecuteAsync("DROP TRIGGER refusal");
        Assert.Equal("done", (await world.AcceptAndFinishAsync(new { text = Samples.Article })).GetProperty("state").GetString());
        var judged = (await JudgedAsync(world, 1)).GetProperty("tallies")[0].GetProperty("judged").GetInt32();
        Assert.Equal(
            (await world.GetJsonAsync("/v1/statements")).GetProperty("statements").EnumerateArray().Sum(statement => statement.GetProperty("targets").GetArrayLength()), judged);

        async Task ExecuteAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(Token);
        }
    }

    [Fact]
    public async Task Disagreements_come_in_pages()
    {
        _models.Copy(Version, change: Contrary);
        await using var world = await StartAsync(options => options.Shadow.Add($"stance/{Version}"));
        for (var i = 0; i < 4; i++)
        {
            await world.AcceptAndFinishAsync(new { text = Samples.Numbered(i) });
        }

        var all = (await JudgedAsync(world, 4)).GetProperty("disagreements").EnumerateArray().Select(Key).ToList();
        List<string> paged = [];
        for (string? after = ""; after is not null;)
        {
            var page = await DisagreementsAsync(world, $"?limit=1{(after.Length == 0 ? "" : $"&after={after}")}");
            paged.Add(Key(Assert.Single(page.GetProperty("disagreements").EnumerateArray())));
            after = page.GetProperty("next").GetString();
        }

        Assert.True(all.Count >= 4);
        Assert.Equal(all, paged);

        static string Key(JsonElement disagreement) => $"{disagreement.GetProperty("article")} {disagreement.GetProperty("statement")} {disagreement.GetProperty("target")}";
    }

    [Fact]
    public async Task A_shadow_of_the_tone_agrees_with_its_own_copy()
    {
        _models.Copy(Version, "sentiment");
        await using var world = await StartAsync(options => options.Shadow.Add($"sentiment/{Version}"));
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var tally = Assert.Single((await JudgedAsync(world, 1, "sentiment")).GetProperty("tallies").EnumerateArray());
        Assert.Equal(1, tally.GetProperty("agreement").GetDouble());
        Assert.True(tally.GetProperty("judged").GetInt32() >= 2);
    }

    [Fact]
    public async Task What_cannot_be_a_shadow_is_refused()
    {
        VersionCopies.Damage(_models.Copy(Version).VersionFolder(Version), 0);
        await using var world = await StartAsync();
        (string Task, string Version, HttpStatusCode Status)[] cases =
        [
            ("stance", Version, HttpStatusCode.Conflict),
            ("stance", _models.First, HttpStatusCode.Conflict),
            ("stance", "2031.1.1", HttpStatusCode.NotFound),
            ("stance", "../x", HttpStatusCode.BadRequest),
            ("quotes", "2031.1.1", HttpStatusCode.NotFound),
        ];
        foreach (var (task, version, status) in cases)
        {
            Assert.Equal(status, (await world.Client.PutAsJsonAsync($"/v1/models/{task}/shadow", new { version }, Token)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await world.Client.GetAsync("/v1/models/stance/shadow/disagreements?after=x&limit=501", Token)).StatusCode);
        Assert.Null((await world.GetJsonAsync("/v1/models")).OfTask("stance").GetProperty("shadow").GetString());
        await Assert.ThrowsAsync<InvalidModelException>(() => StartAsync(options => options.Shadow.Add($"stance/{Version}")));
        await Assert.ThrowsAsync<InvalidModelException>(() => StartAsync(options => options.Shadow.Add("stance")));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 1)]
    [InlineData(0.5, 2)]
    [InlineData(1, 4)]
    public void A_share_of_the_articles_is_sampled_by_their_hash(double share, int sampled)
    {
        string[] ids = ["00000000aa", "40000000aa", "80000000aa", "ffffffffaa"];
        Assert.Equal(sampled, ids.Count(id => ShadowRun.IsSampled(id, share)));
    }

    [Fact]
    public async Task More_than_the_queue_holds_is_dropped_and_counted_and_nothing_waits()
    {
        _models.Copy(Version, change: Contrary);
        await using var world = await StartAsync(options =>
        {
            options.Shadow.Add($"stance/{Version}");
            options.ShadowQueue = 1;
        });
        var run = world.Services.GetRequiredService<ShadowRun>();
        var analysis = new ArticleAnalysis(new Article("00000000", string.Concat(Enumerable.Repeat(Samples.Article, 500))), [], new Dictionary<string, string>());
        for (var i = 0; i < 10_000 && run.Dropped == 0; i++)
        {
            run.Offer(analysis);
        }

        Assert.NotEqual(0, run.Dropped);
        var shown = await DisagreementsAsync(world);
        Assert.NotEqual(0, shown.GetProperty("shadow").GetProperty("dropped").GetInt64());
    }

    /// <summary>A model that finds whatever it reads neutral: the calibration's bias outweighs every word.</summary>
    private static void Contrary(string folder, JsonObject manifest)
    {
        manifest["calibration"]!["bias"] = new JsonArray(0.0, 0.0, 50.0);
        foreach (var smoke in manifest["smoke"]!.AsArray())
        {
            smoke!["probabilities"] = new JsonArray(0.0, 0.0, 1.0);
        }
    }

    private Task<WorkerWorld> StartAsync(Action<WorkerOptions>? configure = null) => WorkerWorld.StartAsync(configure, models: _models.Source);

    private static Task<JsonElement> DisagreementsAsync(WorkerWorld world, string query = "", string task = "stance") =>
        world.GetJsonAsync($"/v1/models/{task}/shadow/disagreements{query}");

    /// <returns>What is listed once so many articles were judged by the shadow.</returns>
    private static async Task<JsonElement> JudgedAsync(WorkerWorld world, int articles, string task = "stance")
    {
        var statements = (await world.GetJsonAsync("/v1/statements?limit=500")).GetProperty("statements").EnumerateArray().ToList();
        Assert.Equal(articles, statements.Select(statement => statement.GetProperty("article").GetString()).Distinct().Count());
        var expected = task == "stance" ? statements.Sum(statement => statement.GetProperty("targets").GetArrayLength()) : statements.Count;
        return await world.UntilAsync(
            $"/v1/models/{task}/shadow/disagreements",
            answer => answer.GetProperty("tallies").EnumerateArray().Sum(tally => tally.GetProperty("judged").GetInt32()) >= expected);
    }
}
