using Microsoft.Extensions.DependencyInjection;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>What is taken while something is analyzed.</summary>
public sealed class AnalysisLoopTests : IDisposable
{
    private readonly ManualResetEventSlim _gate = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task The_next_batch_is_taken_while_a_whole_one_is_analyzed()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.BatchSize = 2, Analyze);
        var ids = await AcceptAsync(world, from: 0, count: 4);
        while ((await Task.WhenAll(ids.Select(id => AttemptsAsync(world, id)))).Sum() < 4)
        {
            await Task.Delay(20, Token);
        }

        Assert.All(await Task.WhenAll(ids.Select(id => StateAsync(world, id))), state => Assert.Equal(ArticleState.Pending, state));
        await FinishAsync(world, ids);
    }

    [Fact]
    public async Task Nothing_is_taken_while_an_article_is_analyzed_that_may_have_killed_the_worker_before()
    {
        var begun = "";
        await using var world = await WorkerWorld.StartAsync(
            options =>
            {
                options.BatchSize = 2;
                begun = BeginAsync(options.Store).GetAwaiter().GetResult();
            },
            Analyze);
        while (await AttemptsAsync(world, begun) < 2)
        {
            await Task.Delay(20, Token);
        }

        var ids = await AcceptAsync(world, from: 1, count: 2);
        // Time enough to take what came a hundred times.
        await Task.Delay(500, Token);
        Assert.All(await Task.WhenAll(ids.Select(id => AttemptsAsync(world, id))), attempts => Assert.Equal(0, attempts));
        await FinishAsync(world, [begun, .. ids]);
    }

    /// <summary>As a worker that was killed leaves it.</summary>
    private static async Task<string> BeginAsync(string path)
    {
        using var store = new StoreDatabase(path, TimeProvider.System);
        var inbox = new ArticleInbox(store);
        await inbox.AcceptAsync([new Article("", Samples.Numbered(0))], maxPending: 10, Token);
        return Assert.Single(await inbox.TakeAsync(1, maxAttempts: 5, Token)).Id;
    }

    private static async Task<IReadOnlyList<string>> AcceptAsync(WorkerWorld world, int from, int count) => await WorkerWorld.IdsAsync(
        await world.PostAsync("/v1/articles", Enumerable.Range(from, count).Select(number => new { text = Samples.Numbered(number) })));

    private static async Task<int> AttemptsAsync(WorkerWorld world, string id) => (await FindAsync(world, id)).Attempts;

    private static async Task<ArticleState> StateAsync(WorkerWorld world, string id) => (await FindAsync(world, id)).State;

    private static async Task<InboxArticle> FindAsync(WorkerWorld world, string id) =>
        (await world.Services.GetRequiredService<IArticleInbox>().FindAsync(id, Token))!;

    private async Task FinishAsync(WorkerWorld world, IReadOnlyList<string> ids)
    {
        _gate.Set();
        foreach (var id in ids)
        {
            Assert.Equal("done", (await world.FinishAsync(id)).GetProperty("state").GetString());
        }
    }

    private ArticleAnalysis Analyze(Article article, CancellationToken limit)
    {
        if (article.Id.Length == 64)
        {
            _gate.Wait(limit);
        }

        return RealAnalyzer.Instance.Analyze(article, limit);
    }
}
