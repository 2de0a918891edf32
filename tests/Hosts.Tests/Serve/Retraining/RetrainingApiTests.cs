using System.Net;
using System.Text.Json;
using StanceML.Hosts.Tests.Cli;
using StanceML.Hosts.Tests.Serve.Models;
using StanceML.Onnx;
using StanceML.Tiny;
using StanceML.Training;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Retraining;

public sealed class RetrainingApiTests : IDisposable
{
    private readonly ModelsWorld _models;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-rows-");

    public RetrainingApiTests(ToyModels toys)
    {
        _models = new ModelsWorld(toys);
        File.WriteAllText(Rows, ToyModels.RowsAsJsonLines());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Rows => Path.Combine(_folder.FullName, "rows.jsonl");

    public void Dispose()
    {
        _models.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_reviewers_decided_is_taught_told_step_by_step_and_goes_live_by_the_gate_alone()
    {
        await using var world = await StartAsync();
        var decided = await DecideAsync(world);
        var begun = await world.PostAsync("/v1/retraining", new { tasks = (string[])["stance"], why = "papers of Veldmark" });
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var job = await WorkerWorld.JsonAsync(begun);
        Assert.Equal(("running", "papers of Veldmark", "local"), (job.GetProperty("state").GetString(), job.GetProperty("why").GetString(), job.GetProperty("by").GetString()));
        var second = await world.PostAsync("/v1/retraining", new { why = "at the same time" });
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("runs already", await second.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        var done = await EndAsync(world);
        Assert.True(done.GetProperty("state").GetString() == "done", done.ToString());
        Assert.Equal((decided, 1.0), (done.GetProperty("rows").GetInt32(), done.GetProperty("fraction").GetDouble()));
        Assert.Contains(done.GetProperty("log").EnumerateArray(), line => line.GetString() == "stance: trees");
        var made = Assert.Single(done.GetProperty("models").EnumerateArray());
        var version = made.GetProperty("version").GetString()!;
        Assert.Equal((decided, _models.First), (made.GetProperty("corrections").GetProperty("rows").GetInt32(), made.GetProperty("corrections").GetProperty("live").GetString()));
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());
        Assert.Contains("corrections r0", await File.ReadAllTextAsync(Path.Combine(_models.VersionFolder(version), "config.json"), Token), StringComparison.Ordinal);

        // Toy figures swing, so the gate may say no; it is asked like for any version.
        var promoted = await world.PostAsync("/v1/models/stance/promote", new { version, why = "as reviewed", @override = "toy figures" });
        Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);
        Assert.Equal($"stance/{version}", await world.StanceVersionAsync());
    }

    [Fact]
    public async Task A_live_model_that_sees_the_actor_is_followed_by_one_that_does()
    {
        await File.WriteAllTextAsync(Rows, ToyModels.RowsAsJsonLines().Replace("\"sentiment\"", "\"actor\":\"DE\",\"sentiment\"", StringComparison.Ordinal), Token);
        _models.Copy("2030.1.1", change: (_, manifest) => manifest["seesActor"] = true).Name("2030.1.1");
        await using var world = await StartAsync();
        await DecideAsync(world);
        await world.PostAsync("/v1/retraining", new { tasks = (string[])["stance"], why = "a try" });
        var done = await EndAsync(world);
        Assert.True(done.GetProperty("state").GetString() == "done", done.ToString());
        var version = Assert.Single(done.GetProperty("models").EnumerateArray()).GetProperty("version").GetString()!;
        Assert.True(ModelFolder.ReadManifest(_models.VersionFolder(version)).SeesActor);
    }

    [Fact]
    public async Task A_judge_is_retrained_through_the_encoder_where_its_live_one_was()
    {
        var folder = Directory.CreateTempSubdirectory("stanceml-encoder-");
        var (tiny, models) = (Path.Combine(folder.FullName, "tiny"), Path.Combine(folder.FullName, "models"));
        using var pretrained = OnnxEncoder.Open(TinyEncoder.Write(tiny));
        var encoder = StatementEncoder.BuiltIn(pretrained);
        new TrainingRun(encoder, TimeProvider.System).Run(
            new TrainingRequest { Data = Rows, Models = models, Tasks = ["stance", "sentiment"], OfWords = ["sentiment"], Options = new TrainOptions { Folds = 2 } }, null, Token);
        await using (var world = await WorkerWorld.StartAsync(options => options.TrainingData = _folder.FullName, models: ModelSource.Following(models, encoder, ["--pretrained", tiny])))
        {
            await DecideAsync(world);
            await world.PostAsync("/v1/retraining", new { tasks = (string[])["stance", "sentiment"], why = "a try" });
            var done = await EndAsync(world);
            Assert.True(done.GetProperty("state").GetString() == "done", done.ToString());
            var made = done.GetProperty("models").EnumerateArray().ToDictionary(
                model => model.GetProperty("task").GetString()!,
                model => ModelFolder.ReadManifest(Path.Combine(models, model.GetProperty("task").GetString()!, model.GetProperty("version").GetString()!)).Pretrained);
            Assert.Equal(new Dictionary<string, string?> { ["stance"] = pretrained.Sha256, ["sentiment"] = null }, made);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task One_that_runs_can_be_stopped_and_says_by_whom()
    {
        await using var world = await StartAsync();
        await DecideAsync(world);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.DeleteAsync("/v1/retraining", Token)).StatusCode);
        await world.PostAsync("/v1/retraining", new { why = "a try" });
        await UntilAsync(world, job => job.GetProperty("fraction").GetDouble() > 0);
        Assert.Equal(HttpStatusCode.NoContent, (await world.Client.DeleteAsync("/v1/retraining", Token)).StatusCode);
        var ended = await EndAsync(world);
        Assert.Equal(("canceled", "local"), (ended.GetProperty("state").GetString(), ended.GetProperty("stopBy").GetString()));
        Assert.NotEqual(JsonValueKind.Null, ended.GetProperty("ended").ValueKind);
        Assert.Equal(HttpStatusCode.Accepted, (await world.PostAsync("/v1/retraining", new { why = "another try" })).StatusCode);
    }

    [Fact]
    public async Task One_that_fails_says_why_and_nothing_is_left_of_it()
    {
        await File.WriteAllTextAsync(Rows, """{"id":"1","text":"The jetty of Vell was painted.","sentiment":"neutral"}""", Token);
        await using var world = await StartAsync();
        await DecideAsync(world);
        await world.PostAsync("/v1/retraining", new { tasks = (string[])["sentiment"], why = "a try" });
        var failed = await EndAsync(world);
        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.Contains("only rows labelled 'neutral'", failed.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("sentiment", Assert.Single(failed.GetProperty("untrained").EnumerateArray()).GetProperty("task").GetString());
        Assert.Single(Directory.GetDirectories(Path.Combine(_models.Folder, "sentiment")));
    }

    [Fact]
    public async Task What_cannot_be_begun_is_refused_with_the_reason()
    {
        await using (var world = await StartAsync())
        {
            Assert.Contains("no reviewer's decision", await RefusalAsync(world, new { why = "a try" }, HttpStatusCode.Conflict), StringComparison.Ordinal);
            Assert.Contains("why is missing", await RefusalAsync(world, new { tasks = (string[])["stance"] }, HttpStatusCode.BadRequest), StringComparison.Ordinal);
            Assert.Contains("expected any of relevance, stance, sentiment", await RefusalAsync(world, new { tasks = (string[])["quotes"], why = "a try" }, HttpStatusCode.BadRequest), StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Null, (await world.GetJsonAsync("/v1/retraining")).GetProperty("refusal").ValueKind);
        }

        _folder.GetFiles().Single().Delete();
        await using (var world = await StartAsync())
        {
            Assert.Contains("no training data", await RefusalAsync(world, new { why = "a try" }, HttpStatusCode.Conflict), StringComparison.Ordinal);
            Assert.Contains("StanceML__TrainingData", (await world.GetJsonAsync("/v1/retraining")).GetProperty("refusal").GetString(), StringComparison.Ordinal);
        }

        await using (var world = await WorkerWorld.StartAsync())
        {
            Assert.Contains("single versions", await RefusalAsync(world, new { why = "a try" }, HttpStatusCode.Conflict), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reviewers_may_begin_and_stop_one_and_readers_may_look()
    {
        await using var world = await StartAsync();
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", (await world.MakeAsync("admin")).Text);
        var (reader, reviewer) = ((await world.MakeAsync("submitter")).Text, (await world.MakeAsync("reviewer")).Text);
        using var reading = world.With(reader);
        using var reviewing = world.With(reviewer);
        Assert.Equal(HttpStatusCode.OK, (await reading.GetAsync("/v1/retraining", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reading.PostAsync("/v1/retraining", null, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reading.DeleteAsync("/v1/retraining", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewing.DeleteAsync("/v1/retraining", Token)).StatusCode);
    }

    /// <summary>Takes an article in and decides on all its statements.</summary>
    internal static async Task<int> DecideAsync(WorkerWorld world)
    {
        await world.AcceptAndFinishAsync(Reviews.Article(3));
        var decided = await Reviews.OpposeAllAsync(world.StorePath);
        Assert.Equal(3, decided);
        return decided;
    }

    private static async Task<string> RefusalAsync(WorkerWorld world, object body, HttpStatusCode status)
    {
        var refused = await world.PostAsync("/v1/retraining", body);
        Assert.Equal(status, refused.StatusCode);
        return await refused.Content.ReadAsStringAsync(Token);
    }

    private static Task<JsonElement> EndAsync(WorkerWorld world) => UntilAsync(world, job => job.GetProperty("state").GetString() != "running");

    private static async Task<JsonElement> UntilAsync(WorkerWorld world, Func<JsonElement, bool> isSo)
    {
        while (true)
        {
            var job = (await world.GetJsonAsync("/v1/retraining")).GetProperty("retrainings")[0];
            if (isSo(job))
            {
                return job;
            }

            await Task.Delay(100, Token);
        }
    }

    private Task<WorkerWorld> StartAsync() => WorkerWorld.StartAsync(options => options.TrainingData = _folder.FullName, models: _models.Source);
}
