using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using StanceML.Cli;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>A worker of its own in this process: a free loopback port, a store in a folder of its own, the real analyzer.</summary>
internal sealed class WorkerWorld : IAsyncDisposable
{
    /// <summary>Of this process alone: a worker that runs as a process of its own logs as it does for everyone.</summary>
    internal const string LogLevelSetting = "Logging__LogLevel__Default";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-worker-");
    private WebApplication? _app;

    // Hundreds of workers say that they opened a store; among these lines nobody finds what failed.
    static WorkerWorld() => Environment.SetEnvironmentVariable(LogLevelSetting, "Warning");

    private WorkerWorld()
    {
    }

    public string StorePath => Path.Combine(_folder.FullName, "store.db");

    public HttpClient Client { get; private set; } = new();

    public IServiceProvider Services => _app!.Services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="analyze">In place of the real analyzer, where a test needs one that misbehaves.</param>
    /// <param name="extend">Maps what a test needs besides.</param>
    /// <param name="models">The shipped models when null.</param>
    /// <param name="clock">In place of the system's.</param>
    public static async Task<WorkerWorld> StartAsync(
        Action<WorkerOptions>? configure = null,
        Func<Article, CancellationToken, ArticleAnalysis>? analyze = null,
        Action<WebApplication>? extend = null,
        ModelSource? models = null,
        TimeProvider? clock = null)
    {
        var world = new WorkerWorld();
        try
        {
            world._app = StanceWorker.Build(
                typeof(ServeCommand).Assembly,
                options =>
                {
                    options.Url = "http://127.0.0.1:0";
                    options.Store = world.StorePath;
                    // What a test changes it sees at once.
                    options.HealthCacheTime = TimeSpan.Zero;
                    configure?.Invoke(options);
                },
                models ?? RealAnalyzer.Source,
                analyze is null ? null : (article, _, limit) => analyze(article, limit),
                clock);
            extend?.Invoke(world._app);
            await world._app.StartAsync(Token);
        }
        catch
        {
            if (world._app is { } app)
            {
                // What was never started cannot be stopped.
                world._app = null;
                await app.DisposeAsync();
            }

            await world.DisposeAsync();
            throw;
        }

        world.Client = new HttpClient { BaseAddress = new Uri(world._app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
        return world;
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Client.PostAsJsonAsync(path, body, Token);

    /// <summary>Accepts one article and waits until it is done or failed.</summary>
    /// <returns>What <c>GET /v1/articles/{id}</c> answers.</returns>
    public async Task<JsonElement> AcceptAndFinishAsync(object article)
    {
        var accepted = await PostAsync("/v1/articles", article);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, accepted.StatusCode);
        return await FinishAsync((await JsonAsync(accepted)).GetProperty("articles")[0].GetProperty("id").GetString()!);
    }

    public async Task<JsonElement> FinishAsync(string id)
    {
        while (true)
        {
            var article = await GetJsonAsync($"/v1/articles/{id}");
            if (article.GetProperty("state").GetString() is not ("pending" or "fetching"))
            {
                return article;
            }

            await Task.Delay(20, Token);
        }
    }

    public async Task<JsonElement> GetJsonAsync(string path) => await JsonAsync(await Client.GetAsync(path, Token));

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement;

    /// <returns>The ids that <c>POST /v1/articles</c> gave.</returns>
    public static async Task<IReadOnlyList<string>> IdsAsync(HttpResponseMessage accepted) =>
        [.. (await JsonAsync(accepted)).GetProperty("articles").EnumerateArray().Select(receipt => receipt.GetProperty("id").GetString()!)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
