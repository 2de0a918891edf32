using System.Net.Http.Json;
using System.Text.Json;
using StanceML.Hosts.Tests.Cli;
using StanceML.Hosts.Tests.Serve.Models;

namespace StanceML.Hosts.Tests.Serve.Retraining;

public sealed class RetrainingProcessTests : IDisposable
{
    private readonly CliWorld _folder;
    private readonly ModelsWorld _models;

    public RetrainingProcessTests(ToyModels toys)
    {
        (_folder, _models) = (new CliWorld(toys), new ModelsWorld(toys));
        _folder.Write("data/rows.jsonl", ToyModels.RowsAsJsonLines());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder.Folder, "desk.db");

    public void Dispose()
    {
        _folder.Dispose();
        _models.Dispose();
    }

    [Fact]
    public async Task A_worker_that_is_killed_takes_its_training_along_and_the_next_one_shows_it_as_cut_off()
    {
        var (worker, client) = await ServeAsync();
        using (worker)
        using (client)
        {
            var training = await BeginAsync(worker, client);
            Assert.Equal("10", (await File.ReadAllTextAsync($"/proc/{training}/stat", Token)).Split(") ")[1].Split(' ')[16]);
            Assert.Equal("1000", (await File.ReadAllTextAsync($"/proc/{training}/oom_score_adj", Token)).Trim());
            await worker.KillAsync();
            await UntilGoneAsync(training);
        }

        var (next, again) = await ServeAsync();
        using (next)
        using (again)
        {
            var job = await JobAsync(again);
            Assert.Equal("cut-off", job.GetProperty("state").GetString());
            Assert.Contains("killed", job.GetProperty("problem").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_worker_that_is_stopped_stops_its_training_and_says_so()
    {
        var (worker, client) = await ServeAsync();
        using (worker)
        using (client)
        {
            var training = await BeginAsync(worker, client);
            Assert.Equal(0, await worker.TerminateAsync());
            await UntilGoneAsync(training);
        }

        var (next, again) = await ServeAsync();
        using (next)
        using (again)
        {
            var job = await JobAsync(again);
            Assert.Equal("cut-off", job.GetProperty("state").GetString());
            Assert.Equal("The worker was stopped before it was done.", job.GetProperty("problem").GetString());
        }
    }

    [Fact]
    public async Task A_person_who_calls_the_workers_command_is_told_that_it_is_none_for_them()
    {
        var run = await CliRun.StartAsync(_folder.Folder, ["retrain"], "What now?\n"u8.ToArray());
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("This command is for the worker", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }

    private Task<(ServeProcess Process, HttpClient Client)> ServeAsync() => ServeProcess.StartAsync(
        ["--store", Store, "--models", _models.Folder], ("StanceML__TrainingData", Path.Combine(_folder.Folder, "data")));

    /// <returns>The id of the process that trains, once it does.</returns>
    private async Task<int> BeginAsync(ServeProcess worker, HttpClient client)
    {
        var accepted = await client.PostAsJsonAsync("/v1/articles", Reviews.Article(3), Token);
        var id = (await WorkerWorld.IdsAsync(accepted))[0];
        while ((await client.GetFromJsonAsync<JsonElement>($"/v1/articles/{id}", Token)).GetProperty("state").GetString() != "done")
        {
            await Task.Delay(50, Token);
        }

        await Reviews.OpposeAllAsync(Store);
        (await client.PostAsJsonAsync("/v1/retraining", new { why = "a try" }, Token)).EnsureSuccessStatusCode();
        while ((await JobAsync(client)).GetProperty("fraction").GetDouble() <= 0)
        {
            await Task.Delay(50, Token);
        }

        return Directory.GetDirectories($"/proc/{worker.Id}/task")
            .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, System.Globalization.CultureInfo.InvariantCulture))
            .Single();
    }

    private static async Task<JsonElement> JobAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/v1/retraining", Token)).GetProperty("retrainings")[0];

    /// <summary>A zombie that nobody waited for is gone as well.</summary>
    private static async Task UntilGoneAsync(int process)
    {
        while (File.Exists($"/proc/{process}/stat") && !(await File.ReadAllTextAsync($"/proc/{process}/stat", Token)).Contains(") Z ", StringComparison.Ordinal))
        {
            await Task.Delay(50, Token);
        }
    }
}
