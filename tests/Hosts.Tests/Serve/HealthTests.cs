using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace StanceML.Hosts.Tests.Serve;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readiness_says_how_each_part_is()
    {
        await using var world = await WorkerWorld.StartAsync();
        var ready = await world.GetJsonAsync("/health/ready");
        Assert.Equal("healthy", ready.GetProperty("status").GetString());
        Assert.Equal(["disk", "loop", "models", "queue", "store"], ready.GetProperty("checks").EnumerateObject().Select(check => check.Name).Order(StringComparer.Ordinal));
        Assert.Equal("0", Check(ready, "queue").GetProperty("data").GetProperty("pending").GetString());
        Assert.Empty((await world.GetJsonAsync("/health/live")).GetProperty("checks").EnumerateObject());
        using var head = new HttpRequestMessage(HttpMethod.Head, "/health/ready");
        Assert.Equal(HttpStatusCode.OK, (await world.Client.SendAsync(head, Token)).StatusCode);
    }

    [Fact]
    public async Task A_volume_under_the_floor_is_not_ready_and_one_under_twice_the_floor_says_so()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MinFreeDiskBytes = 1L << 50);
        var full = await world.Client.GetAsync("/health/ready", Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        var disk = Check(await WorkerWorld.JsonAsync(full), "disk");
        Assert.Equal("unhealthy", disk.GetProperty("status").GetString());

        var free = long.Parse(disk.GetProperty("data").GetProperty("freeBytes").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        await using var other = await WorkerWorld.StartAsync(options => options.MinFreeDiskBytes = free / 4 * 3);
        var low = await other.Client.GetAsync("/health/ready", Token);
        Assert.Equal(HttpStatusCode.OK, low.StatusCode);
        Assert.Equal("degraded", Check(await WorkerWorld.JsonAsync(low), "disk").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_full_queue_degrades_and_readers_are_served_meanwhile()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        await using var world = await WorkerWorld.StartAsync(
            options => options.MaxPending = 1,
            (article, limit) =>
            {
                gate.Wait(Token);
                return RealAnalyzer.Instance.Analyze(article, limit);
            });
        gate.Reset();
        await world.PostAsync("/v1/articles", new { text = Samples.Article });
        var ready = await world.Client.GetAsync("/health/ready", Token);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var answer = await WorkerWorld.JsonAsync(ready);
        Assert.Equal("degraded", answer.GetProperty("status").GetString());
        Assert.Contains("full", Check(answer, "queue").GetProperty("reason").GetString(), StringComparison.Ordinal);
        gate.Set();
    }

    [Fact]
    public async Task Probes_in_the_same_second_ask_the_store_once()
    {
        await using var world = await WorkerWorld.StartAsync(options => (options.HealthCacheTime, options.StoreBusyTimeout) = (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1)));
        Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/health/ready", Token)).StatusCode);
        using var other = new SqliteConnection($"Data Source={world.StorePath};Pooling=False");
        other.Open();
        using var writing = other.BeginTransaction();
        // A store asked now would wait for its second and fail.
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => world.Client.GetAsync("/health/ready", Token))),
            ready => Assert.Equal(HttpStatusCode.OK, ready.StatusCode));
    }

    private static JsonElement Check(JsonElement ready, string part) => ready.GetProperty("checks").GetProperty(part);
}
