using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Dashboard.Desk;
using StanceML.Hosts.Tests.Cli;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Models;

public sealed class ModelPageTests(ToyModels toys) : IDisposable
{
    private static readonly ClaimsPrincipal Local = Caller.Local.ToPrincipal("test");

    private readonly ModelsWorld _models = new(toys);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task The_page_is_there_without_scripts_and_leads_to_each_task_and_its_papers()
    {
        await using var world = await StartAsync();
        var page = await world.Client.GetStringAsync("/models", Token);
        Assert.All(["relevance", "stance", "sentiment", "quotes"], task => Assert.Contains($"href=\"/models/{task}\"", page, StringComparison.Ordinal));
        Assert.Contains(_models.First, page, StringComparison.Ordinal);
        Assert.Contains("macro-F1", page, StringComparison.Ordinal);
        Assert.Contains("Nothing was decided in review yet", page, StringComparison.Ordinal);
        var task = await world.Client.GetStringAsync("/models/stance?version=2030.1.1", Token);
        Assert.Contains("stanceml train", task, StringComparison.Ordinal);
        Assert.Contains("2030.1.1 beside the live version", task, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", task, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.GetAsync("/models/mood", Token)).StatusCode);
    }

    [Fact]
    public async Task A_report_is_shown_as_it_was_sealed_in_a_sandbox_of_its_own()
    {
        _models.Copy("2030.1.1", change: (folder, _) => File.WriteAllText(Path.Combine(folder, "report.html"), "<h1>A stranger's</h1><script>alert(1)</script>"));
        await using var world = await StartAsync();
        var report = await world.Client.GetAsync("/models/stance/2030.1.1/report", Token);
        Assert.Equal(("text/html", HttpStatusCode.OK), (report.Content.Headers.ContentType!.MediaType, report.StatusCode));
        Assert.Contains("A stranger's", await report.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var policy = Assert.Single(report.Headers.GetValues("Content-Security-Policy"));
        Assert.EndsWith("; sandbox", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        var card = await world.Client.GetAsync("/models/stance/2030.1.1/card", Token);
        Assert.Equal("text/plain", card.Content.Headers.ContentType!.MediaType);

        await File.AppendAllTextAsync(Path.Combine(_models.VersionFolder("2030.1.1"), "report.html"), "changed", Token);
        foreach (var address in new[] { "stance/2030.1.1/report", "stance/2031.1.1/report", "stance/..%2f2030.1.1/report", "stance/.../card", "..%2fstance/2030.1.1/card" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await world.Client.GetAsync($"/models/{address}", Token)).StatusCode);
        }
    }

    [Fact]
    public async Task A_version_is_compared_promoted_shadowed_and_taken_back_from_the_page()
    {
        _models.Copy("2030.1.1").Copy("2030.1.10").Copy("2030.1.9");
        await using var world = await StartAsync();
        var desk = world.Services.GetRequiredService<IModelDesk>();
        var stance = Stance(desk);
        Assert.Equal(["2030.1.10", "2030.1.9", "2030.1.1", _models.First], stance.Versions);
        Assert.Equal(_models.First, stance.Live!.Version);

        var compared = await desk.CompareAsync(new ModelName("stance", "2030.1.1"), Token);
        Assert.Equal((null, $"stance/{_models.First}", true), (compared!.Problem, compared.Live!.ToString(), compared.AreSameRows));
        Assert.Contains(compared.Gate, check => check is { Name: "F1 of oppose", Passed: true });
        Assert.Contains(compared.Labels, pair => pair.Name == "oppose" && pair.This!.Value == pair.Live!.Value);
        Assert.Null(await desk.CompareAsync(new ModelName("stance", "2031.1.1"), Token));
        Assert.Equal(_models.First, Stance(desk).Live!.Version);

        var shadowed = await desk.StartShadowAsync(new ModelName("stance", "2030.1.9"), Local, Token);
        Assert.True(shadowed.IsDone, shadowed.Words);
        Assert.Equal("2030.1.9", Stance(desk).Shadow!.Version);
        Assert.True(desk.StopShadow("stance", Local).IsDone);
        Assert.False(desk.StopShadow("stance", Local).IsDone);

        Assert.False((await desk.PromoteAsync(new ModelName("stance", "2030.1.1"), " ", null, Local, Token)).IsDone);
        var promoted = await desk.PromoteAsync(new ModelName("stance", "2030.1.1"), "more rows", "a busy machine", Local, Token);
        Assert.True(promoted.IsDone, promoted.Words);
        Assert.Equal(("2030.1.1", "more rows", "local"), Stance(desk).Live is { } live ? (live.Version, live.Why, live.By) : default);
        var back = await desk.RollBackAsync("stance", null, "it was worse", Local, Token);
        Assert.True(back.IsDone, back.Words);
        Assert.Equal([_models.First, "2030.1.1", _models.First], desk.History("stance").Select(entry => entry.Version));
    }

    [Fact]
    public async Task A_version_that_the_gate_refuses_is_told_with_its_checks_and_a_damaged_one_with_its_problem()
    {
        _models.Copy("2030.1.1", change: (folder, _) => ModelApiTests.ChangeMetrics(folder, metrics => metrics["calibrationError"] = 0.5));
        File.AppendAllText(Path.Combine(_models.Copy("2030.1.2").VersionFolder("2030.1.2"), "model.zip"), "x");
        await using var world = await StartAsync();
        var desk = world.Services.GetRequiredService<IModelDesk>();
        Assert.Contains((await desk.CompareAsync(new ModelName("stance", "2030.1.1"), Token))!.Gate, check => check is { Name: "calibration error", Passed: false });
        var refused = await desk.PromoteAsync(new ModelName("stance", "2030.1.1"), "a try", null, Local, Token);
        Assert.False(refused.IsDone);
        Assert.Contains(refused.Checks, check => check is { Name: "calibration error", Passed: false });
        Assert.Contains("model.zip", (await desk.CompareAsync(new ModelName("stance", "2030.1.2"), Token))!.Problem, StringComparison.Ordinal);
        var damaged = await desk.PromoteAsync(new ModelName("stance", "2030.1.2"), "a try", "all the same", Local, Token);
        Assert.Contains("Nothing changed", damaged.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_page_asks_for_is_done_for_those_alone_who_may_and_whose_key_still_counts()
    {
        _models.Copy("2030.1.1");
        await using var world = await StartAsync();
        var admin = await world.MakeAsync("admin");
        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", admin.Text);
        var reviewer = await world.MakeAsync("reviewer");
        var (models, training) = (world.Services.GetRequiredService<IModelDesk>(), world.Services.GetRequiredService<IRetrainingDesk>());
        var version = new ModelName("stance", "2030.1.1");

        // A page that was opened before the first key was made.
        Assert.Contains("counts no more", (await models.PromoteAsync(version, "a try", null, Local, Token)).Words, StringComparison.Ordinal);
        var reviewing = new Caller(reviewer.Id, "test reviewer", KeyRole.Reviewer).ToPrincipal("test");
        Assert.Contains("needs a key with the role admin", (await models.PromoteAsync(version, "a try", null, reviewing, Token)).Words, StringComparison.Ordinal);
        Assert.Contains("needs a key with the role admin", (await models.StartShadowAsync(version, reviewing, Token)).Words, StringComparison.Ordinal);
        Assert.Contains("no reviewer's decision", (await training.StartAsync(["stance"], "a try", reviewing, Token)).Words, StringComparison.Ordinal);

        // What a page claims to be is not believed: the key says.
        var claiming = new Caller(reviewer.Id, "test reviewer", KeyRole.Admin).ToPrincipal("test");
        Assert.False((await models.RollBackAsync("stance", null, "a try", claiming, Token)).IsDone);
        await world.Client.DeleteAsync($"/v1/keys/{reviewer.Id}", Token);
        Assert.Contains("counts no more", (await training.StartAsync(["stance"], "a try", reviewing, Token)).Words, StringComparison.Ordinal);
        Assert.Equal(_models.First, Stance(models).Live!.Version);
    }

    [Fact]
    public async Task A_worker_with_single_versions_says_that_nothing_can_be_promoted()
    {
        await using var world = await WorkerWorld.StartAsync();
        var live = RealAnalyzer.Instance.Analyze(new Article("any", Samples.Article), Token).Models[Labels.StanceTask];
        var page = await world.Client.GetStringAsync("/models", Token);
        Assert.Contains("follows no ledger", page, StringComparison.Ordinal);
        Assert.Contains("No training can be begun here", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.GetAsync($"/models/{live}/report", Token)).StatusCode);
    }

    private static ModelsView.OfTask Stance(IModelDesk desk) => desk.Read().Tasks.Single(task => task.Task == "stance");

    private Task<WorkerWorld> StartAsync() => WorkerWorld.StartAsync(options => options.TrainingData = Path.Combine(AppContext.BaseDirectory, "training-data"), models: _models.Source);
}
