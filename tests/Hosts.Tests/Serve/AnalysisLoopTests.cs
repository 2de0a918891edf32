using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>What is taken while something is analyzed.</summary>
public sealed class AnalysisLoopTests : IDisposable
{
    private readonly ManualResetEventSlim _gate = new();
    private readonly SemaphoreSlim _begun = new(0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _gate.Dispose();
        _begun.Dispose();
    }

    [Fact]
    public async Task The_next_batch_is_taken_while_one_is_analyzed()
    {
        var inbox = new ScriptedInbox(Batch(0, 1), Batch(2, 3));
        await RunAsync(inbox, async () =>
        {
            while (inbox.Takes < 2)
            {
                await Task.Delay(20, Token);
            }

            Assert.Empty(inbox.Saved);
        });
        Assert.Equal(["0", "1", "2", "3"], inbox.Saved.Order(StringComparer.Ordinal));
    }

    /// <summary>It may be what killed the worker before, and another one would count as begun with it.</summary>
    [Fact]
    public async Task Nothing_is_taken_while_a_single_article_is_analyzed()
    {
        var inbox = new ScriptedInbox(Batch(0), Batch(1, 2));
        await RunAsync(inbox, async () =>
        {
            // Time enough to take the next ones a hundred times.
            await Task.Delay(500, Token);
            Assert.Equal(1, inbox.Takes);
        });
        Assert.Equal(["0", "1", "2"], inbox.Saved.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_analyzed_at_a_stop_is_stored_and_what_is_not_is_given_back()
    {
        var inbox = new ScriptedInbox(Batch(0, 1), Batch(2, 3));
        await RunAsync(inbox, async () =>
        {
            while (inbox.Takes < 2)
            {
                await Task.Delay(20, Token);
            }
        }, stopsFirst: true);
        Assert.Equal(["0", "1"], inbox.Saved.Order(StringComparer.Ordinal));
        Assert.Equal(["2", "3"], inbox.GivenBack);
    }

    private static IReadOnlyList<Article> Batch(params int[] numbers) => [.. numbers.Select(number => new Article($"{number}", Samples.Numbered(number)))];

    /// <param name="meanwhile">What is looked at while the first batch is being analyzed.</param>
    /// <param name="stopsFirst">Whether the loop is told to stop before the analysis may go on, not after all is stored.</param>
    private async Task RunAsync(ScriptedInbox inbox, Func<Task> meanwhile, bool stopsFirst = false)
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Roles = WorkerRoles.Api, Analyze);
        var services = world.Services;
        using var loop = new AnalysisLoop(
            inbox,
            services.GetRequiredService<WatchedAnalysis>(),
            services.GetRequiredService<ShadowRun>(),
            services.GetRequiredService<Telemetry>(),
            Options.Create(new WorkerOptions { Parallelism = 2 }),
            TimeProvider.System,
            NullLogger<AnalysisLoop>.Instance);
        await loop.StartAsync(Token);
        for (var begun = 0; begun < inbox.First; begun++)
        {
            await _begun.WaitAsync(Token);
        }

        await meanwhile();
        var stopping = stopsFirst ? loop.StopAsync(Token) : Task.CompletedTask;
        _gate.Set();
        while (!stopsFirst && !inbox.IsDone)
        {
            await Task.Delay(20, Token);
        }

        await (stopsFirst ? stopping : loop.StopAsync(Token));
    }

    private ArticleAnalysis Analyze(Article article, CancellationToken limit)
    {
        if (article.Id.Length == 1)
        {
            _begun.Release();
            _gate.Wait(limit);
        }

        return RealAnalyzer.Instance.Analyze(article, limit);
    }

    /// <summary>Hands out what it is given, batch by batch, and then nothing.</summary>
    private sealed class ScriptedInbox(params IReadOnlyList<IReadOnlyList<Article>> batches) : IArticleInbox
    {
        private readonly Lock _gate = new();
        private readonly List<string> _saved = [];
        private readonly List<string> _givenBack = [];
        private int _takes;

        /// <summary>How many articles the first batch has.</summary>
        public int First => batches[0].Count;

        public int Takes => Volatile.Read(ref _takes);

        public IReadOnlyList<string> Saved
        {
            get
            {
                lock (_gate)
                {
                    return [.. _saved];
                }
            }
        }

        public IReadOnlyList<string> GivenBack
        {
            get
            {
                lock (_gate)
                {
                    return [.. _givenBack];
                }
            }
        }

        public bool IsDone => Saved.Count == batches.Sum(batch => batch.Count);

        public Task<IReadOnlyList<Article>> TakeAsync(CancellationToken cancellationToken)
        {
            var take = Interlocked.Increment(ref _takes);
            return Task.FromResult(take <= batches.Count ? batches[take - 1] : []);
        }

        public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

        public Task<int> SaveAsync(IReadOnlyList<AnalyzedArticle> articles, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                _saved.AddRange(articles.Select(article => article.Article.Id));
            }

            return Task.FromResult(articles.Count);
        }

        public Task GiveBackAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                _givenBack.AddRange(articles.Select(article => article.Id));
            }

            return Task.CompletedTask;
        }

        public Task SetAsideAsync(string id, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(IReadOnlyList<Article> articles, int maxPending, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<InboxArticle?> FindAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<InboxBacklog> ReadBacklogAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
