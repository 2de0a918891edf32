using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using StanceML.Hosts.Tests.Cli;

namespace StanceML.Hosts.Tests.Serve.Models;

public sealed class ModelApiTests(ToyModels toys) : IDisposable
{
    private readonly ModelsWorld _models = new(toys);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task A_version_is_promoted_answers_at_once_is_rolled_back_and_its_history_tells()
    {
        _models.Copy("2030.1.1");
        await using var world = await StartAsync();
        // The override stands in case that this machine is too busy to time two equal models as equal.
        var promoted = await world.PostAsync("/v1/models/stance/promote", new { version = "2030.1.1", why = "more rows", @override = "a busy machine" });
        Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);
        var answer = await WorkerWorld.JsonAsync(promoted);
        Assert.Equal(("stance/2030.1.1", $"stance/{_models.First}"), (answer.GetProperty("model").GetString(), answer.GetProperty("was").GetString()));
        Assert.Contains(answer.GetProperty("outcome").GetString(), (string[])["promoted", "overridden"]);
        Assert.Contains(answer.GetProperty("checks").EnumerateArray(), check => check.GetProperty("name").GetString() == "F1 of oppose");
        Assert.Equal("stance/2030.1.1", await world.StanceVersionAsync());
        Assert.Equal("already-live", (await WorkerWorld.JsonAsync(
            await world.PostAsync("/v1/models/stance/promote", new { version = "2030.1.1", why = "again" }))).GetProperty("outcome").GetString());

        var rolledBack = await world.PostAsync("/v1/models/stance/rollback", new { why = "it was worse" });
        Assert.Equal(HttpStatusCode.OK, rolledBack.StatusCode);
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());
        var history = (await world.GetJsonAsync("/v1/models/stance/history")).GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal([_models.First, "2030.1.1", _models.First], history.Select(entry => entry.GetProperty("version").GetString()!));
        Assert.Equal(("more rows", "it was worse"), (history[1].GetProperty("why").GetString(), history[2].GetProperty("why").GetString()));
        Assert.Equal("2030.1.1", history[2].GetProperty("rolledBackFrom").GetString());
        Assert.Equal(JsonValueKind.Null, history[2].GetProperty("until").ValueKind);
    }

    [Fact]
    public async Task A_version_that_is_worse_is_refused_with_each_check_it_fails_and_can_be_overridden()
    {
        _models.Copy("2030.1.1", change: (folder, _) => ChangeMetrics(folder, metrics =>
        {
            metrics["calibrationError"] = 0.5;
            metrics["labels"]!.AsArray().Single(label => label!["label"]!.GetValue<string>() == "oppose")!["f1"] = 0.01;
        }));
        await using var world = await StartAsync();
        var refused = await world.PostAsync("/v1/models/stance/promote", new { version = "2030.1.1", why = "a try" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        var errors = (await WorkerWorld.JsonAsync(refused)).GetProperty("errors");
        Assert.StartsWith("found 0.010; expected at least", errors.GetProperty("F1 of oppose")[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("found 0.500 over the noise of ", errors.GetProperty("calibration error")[0].GetString(), StringComparison.Ordinal);
        Assert.False(errors.TryGetProperty("F1 of support", out _));
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());
        Assert.Single((await world.GetJsonAsync("/v1/models/stance/history")).GetProperty("entries").EnumerateArray());

        var overridden = await world.PostAsync("/v1/models/stance/promote", new { version = "2030.1.1", why = "a try", @override = "an experiment" });
        Assert.Equal("overridden", (await WorkerWorld.JsonAsync(overridden)).GetProperty("outcome").GetString());
        Assert.Equal("stance/2030.1.1", await world.StanceVersionAsync());
    }

    [Fact]
    public async Task A_damaged_version_is_refused_whatever_the_override_says()
    {
        File.AppendAllText(Path.Combine(_models.Copy("2030.1.1").VersionFolder("2030.1.1"), "model.zip"), "x");
        await using var world = await StartAsync();
        var refused = await world.PostAsync("/v1/models/stance/promote", new { version = "2030.1.1", why = "a try", @override = "all the same" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var detail = (await WorkerWorld.JsonAsync(refused)).GetProperty("detail").GetString();
        Assert.Contains(Path.Combine("2030.1.1", "model.zip"), detail, StringComparison.Ordinal);
        Assert.Contains("found SHA-256", detail, StringComparison.Ordinal);
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_and_named()
    {
        (string Path, string Body, int Status, string Named)[] cases =
        [
            ("stance/promote", """{"version":"2031.1.1","why":"a try"}""", 404, "2031.1.1"),
            ("mood/promote", """{"version":"2031.1.1","why":"a try"}""", 404, "stance"),
            ("mood/rollback", """{"why":"a try"}""", 404, "stance"),
            ("stance/rollback", """{"why":"a try"}""", 409, "was live before"),
            ("stance/rollback", """{"version":"2031.1.1","why":"a try"}""", 409, "was never live"),
            ("stance/promote", """{"version":"2031.1.1"}""", 400, "why"),
            ("stance/promote", """{"version":"../..","why":"a try"}""", 400, "version"),
            ("stance/promote", """{"version":7,"why":"a try"}""", 400, "version"),
            ("stance/promote", """{"version":"2031.1.1","why":"a try","override":" "}""", 400, "override"),
            ("stance/promote", """{"version":"2031.1.1","why":"a try","overide":"x"}""", 400, "overide"),
            ("stance/promote", """{"why":"a","why":"b"}""", 400, "body"),
            ("stance/promote", """{"version":"2031.1.1","why":"\ud800"}""", 400, "body"),
            ("stance/promote", "null", 400, "body"),
            ("stance/promote", "", 400, "body"),
        ];
        await using var world = await StartAsync();
        foreach (var (path, body, status, named) in cases)
        {
            var refused = await world.Client.PostAsync($"/v1/models/{path}", new StringContent(body, null, "application/json"), Token);
            var answer = await refused.Content.ReadAsStringAsync(Token);
            Assert.True(status == (int)refused.StatusCode, $"{path} {body}: {answer}");
            Assert.Contains(named, answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_worker_with_single_versions_says_that_it_follows_no_ledger()
    {
        await using var world = await WorkerWorld.StartAsync();
        var stance = (await world.GetJsonAsync("/v1/models")).OfTask("stance");
        Assert.NotEqual("", stance.GetProperty("live").GetProperty("version").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await world.PostAsync("/v1/models/stance/promote", new { version = "2030.1.1", why = "a try" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Client.GetAsync("/v1/models/stance/history", Token)).StatusCode);
    }

    internal static void ChangeMetrics(string folder, Action<JsonNode> change)
    {
        var path = Path.Combine(folder, "metrics.json");
        var metrics = JsonNode.Parse(File.ReadAllBytes(path))!;
        change(metrics);
        File.WriteAllText(path, metrics.ToJsonString());
    }

    private Task<WorkerWorld> StartAsync() => WorkerWorld.StartAsync(models: _models.Source);
}
