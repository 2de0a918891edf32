using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using StanceML.Hosts.Tests.Cli;

namespace StanceML.Hosts.Tests.Serve.Models;

/// <summary>Swaps while requests come in, damaged folders in between; <c>tests/Benchmarks -- swaps</c> does it a hundred times with the models that ship.</summary>
public sealed class SwapTests(ToyModels toys) : IDisposable
{
    private const int Swaps = 20;

    /// <summary>Every fifth version is damaged.</summary>
    private const int DamagedEvery = 5;

    private static readonly object[] Inputs =
    [
        new { name = "text", shape = (int[])[1], datatype = "BYTES", data = (string[])["We will never recognise Kosovo."] },
        new { name = "target", shape = (int[])[1], datatype = "BYTES", data = (string[])["kosovo"] },
    ];

    private readonly ModelsWorld _models = new(toys);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task Under_load_no_request_fails_no_answer_mixes_versions_and_none_is_of_a_damaged_one()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.ModelPollInterval = TimeSpan.FromMilliseconds(200), models: _models.Source);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
        var load = Task.WhenAll(
            Load(() => AnalyzeAsync(world)), Load(() => ClassifyAsync(world)), Load(() => InferAsync(world)));
        List<string> damaged = [];
        for (var swap = 1; swap <= Swaps; swap++)
        {
            var version = $"2030.2.{swap}";
            _models.Copy(version);
            if (swap % DamagedEvery == 0)
            {
                VersionCopies.Damage(_models.VersionFolder(version), damaged.Count);
                damaged.Add(version);
                _models.Name(version);
                await world.UntilRefusedAsync($"stance/{version}");
            }
            else
            {
                _models.Name(version);
                await world.UntilLiveAsync(version);
            }
        }

        await done.CancelAsync();
        await load;
        Assert.Equal(Swaps / DamagedEvery, damaged.Count);
        Assert.Empty(answers.Keys.Intersect(damaged));
        Assert.True(answers.Count > Swaps / 2, string.Join(", ", answers));

        async Task Load(Func<Task<string>> ask)
        {
            while (!done.IsCancellationRequested)
            {
                answers.AddOrUpdate(await ask(), 1, (_, count) => count + 1);
            }
        }
    }

    private static async Task<string> AnalyzeAsync(WorkerWorld world)
    {
        var answer = await OkAsync(await world.PostAsync("/v1/analyze", new { text = Samples.Article }));
        var models = answer.GetProperty("models").GetRawText();
        Assert.NotEmpty(answer.GetProperty("statements").EnumerateArray());
        Assert.All(answer.GetProperty("statements").EnumerateArray(), statement => Assert.Equal(models, statement.GetProperty("models").GetRawText()));
        return VersionOf(answer);
    }

    private static async Task<string> ClassifyAsync(WorkerWorld world)
    {
        var answer = await OkAsync(await world.PostAsync(
            "/v1/classify", Enumerable.Range(0, 8).Select(i => new { id = $"{i}", text = "We will never recognise Kosovo.", target = "kosovo" })));
        Assert.All(answer.GetProperty("rows").EnumerateArray(), row => Assert.Equal("oppose", row.GetProperty("stance").GetProperty("label").GetString()));
        return VersionOf(answer);
    }

    private static async Task<string> InferAsync(WorkerWorld world)
    {
        var answer = await OkAsync(await world.PostAsync("/v2/models/stance/infer", new { inputs = Inputs }));
        return answer.GetProperty("model_version").GetString()!;
    }

    private static string VersionOf(JsonElement answer) => answer.GetProperty("models").GetProperty("stance").GetString()!["stance/".Length..];

    private static async Task<JsonElement> OkAsync(HttpResponseMessage response)
    {
        var answer = await WorkerWorld.JsonAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.GetRawText());
        return answer;
    }
}
