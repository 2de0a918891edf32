using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>What is taken, analyzed and stored beside what.</summary>
public sealed class AnalysisLoopTests : IDisposable
{
    private const string Server = "postgres://nowhere/articles";

    private readonly ManualResetEventSlim _gate = new();
    private int _begun;

    /// <summary>The one article that the gate holds up; null for all.</summary>
    private string? _held;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task The_next_batch_is_taken_while_one_is_analyzed()
    {
        var inbox = new ScriptedInbox(Batch(0, 1), Batch(2, 3));
        await RunAsync(inbox, async _ =>
        {
            await UntilAsync(() => inbox.Takes >= 2);
            Assert.Empty(inbox.Saved);
            await FinishAsync(inbox);
        });
        Assert.Equal(["0", "1", "2", "3"], inbox.Saved.Order(StringComparer.Ordinal));
    }

    /// <summary>It may be what killed the worker before, and another one would count as begun with it.</summary>
    [Fact]
    public async Task Nothing_is_taken_while_a_single_article_is_analyzed()
    {
        var inbox = new ScriptedInbox(Batch(0), Batch(1, 2));
        await RunAsync(inbox, async _ =>
        {
            await UntilAsync(() => Begun == 1);
            // Time enough to take the next ones a hundred times.
            await Task.Delay(500, Token);
            Assert.Equal(1, inbox.Takes);
            await FinishAsync(inbox);
        });
        Assert.Equal(["0", "1", "2"], inbox.Saved.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_single_article_waits_until_what_was_taken_before_it_is_stored()
    {
        var saving = new SemaphoreSlim(0);
        var inbox = new ScriptedInbox(Batch(0, 1), Batch(2)) { Saving = () => saving.WaitAsync(Token) };
        _gate.Set();
        await RunAsync(inbox, async _ =>
        {
            await UntilAsync(() => inbox is { Takes: 2, Saves: 1 });
            await Task.Delay(500, Token);
            // There is a third thread for it.
            Assert.Equal(2, Begun);
            saving.Release(2);
            await FinishAsync(inbox);
        });
        Assert.Equal(["0", "1", "2"], inbox.Saved.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_before_a_single_article_is_stored_while_that_is_analyzed()
    {
        var inbox = new ScriptedInbox(Batch(0, 1), Batch(2));
        _held = "2";
        await RunAsync(inbox, async _ =>
        {
            await UntilAsync(() => Begun == 3);
            Assert.Equal(["0", "1"], inbox.Saved.Order(StringComparer.Ordinal));
            await FinishAsync(inbox);
        });
    }

    [Fact]
    public async Task What_is_analyzed_at_a_stop_is_stored_and_what_is_not_is_given_back()
    {
        var inbox = new ScriptedInbox(Batch(0, 1, 2), Batch(3, 4));
        await RunAsync(inbox, async loop =>
        {
            await UntilAsync(() => inbox.Takes == 3 && Begun == 3);
            var stopping = loop.StopAsync(Token);
            _gate.Set();
            await stopping;
        });
        Assert.Equal(["0", "1", "2"], inbox.Saved.Order(StringComparer.Ordinal));
        Assert.Equal(["3", "4"], inbox.GivenBack.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_single_article_that_waits_for_its_turn_at_a_stop_is_given_back()
    {
        var inbox = new ScriptedInbox(Batch(0, 1), Batch(2));
        await RunAsync(inbox, async loop =>
        {
            await UntilAsync(() => inbox.Takes == 2 && Begun == 2);
            var stopping = loop.StopAsync(Token);
            _gate.Set();
            await stopping;
        });
        Assert.Equal(["0", "1"], inbox.Saved.Order(StringComparer.Ordinal));
        Assert.Equal(["2"], inbox.GivenBack);
    }

    [Fact]
    public async Task Batches_share_a_server_but_not_a_file()
    {
        foreach (var (store, atOnce) in new[] { (Server, 2), ("desk.db", 1) })
        {
            var saving = new SemaphoreSlim(0);
            var inbox = new ScriptedInbox(Batch(0, 1, 2, 3, 4, 5)) { Saving = () => saving.WaitAsync(Token) };
            _gate.Set();
            await RunAsync(
                inbox,
                async _ =>
                {
                    await UntilAsync(() => inbox.Saves >= atOnce);
                    await Task.Delay(300, Token);
                    Assert.Equal(atOnce, inbox.Saves);
                    saving.Release(6);
                    await FinishAsync(inbox);
                },
                options => (options.Store, options.BatchSize) = (store, 2));
            Assert.Equal(["0", "1", "2", "3", "4", "5"], inbox.Saved.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_analyzed_during_a_save_is_stored_together()
    {
        var saving = new SemaphoreSlim(0);
        var inbox = new ScriptedInbox(Batch(0, 1), Batch(2, 3), Batch(4, 5)) { Saving = () => saving.WaitAsync(Token) };
        _gate.Set();
        await RunAsync(inbox, async _ =>
        {
            await UntilAsync(() => inbox.Saves >= 1 && Begun == 6);
            await Task.Delay(300, Token);
            saving.Release(6);
            await FinishAsync(inbox);
        });
        // All at once, where the others came before the first were stored.
        Assert.InRange(inbox.Saves, 1, 2);
    }

    /// <summary>Every door between the stages is full then.</summary>
    [Fact]
    public async Task A_stop_while_the_store_cannot_be_used_ends_the_loop_without_a_failure()
    {
        var inbox = new ScriptedInbox([.. Enumerable.Range(0, 4).Select(number => Batch(2 * number, (2 * number) + 1))])
        {
            Saving = () => throw new StoreUnavailableException("desk.db", new IOException("full")),
        };
        _gate.Set();
        await RunAsync(
            inbox,
            async loop =>
            {
                await UntilAsync(() => loop.Problem is not null && Begun == 5 && inbox.Takes == 4);
                Assert.Equal(LoopState.Blocked, loop.State);
                await loop.StopAsync(Token);
                Assert.False(loop.ExecuteTask!.IsFaulted);
            },
            options => options.BatchSize = 1);
        Assert.Empty(inbox.Saved);
    }

    [Fact]
    public async Task A_failure_of_the_loop_ends_all_of_it()
    {
        var inbox = new ScriptedInbox(Batch(0, 1), Batch(2))
        {
            Taking = take =>
            {
                if (take == 3)
                {
                    throw new InvalidDataException("no such column");
                }
            },
        };
        _gate.Set();
        await RunAsync(inbox, async loop =>
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => loop.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30), Token));
            Assert.Equal(LoopState.Stopped, loop.State);
        });
        Assert.Equal(["0", "1", "2"], inbox.Saved.Concat(inbox.GivenBack).Order(StringComparer.Ordinal));
    }

    private int Begun => Volatile.Read(ref _begun);

    private static IReadOnlyList<Article> Batch(params int[] numbers) => [.. numbers.Select(number => new Article($"{number}", Samples.Numbered(number)))];

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var limit = TimeSpan.FromSeconds(60);
        for (var watch = Stopwatch.StartNew(); !isSo(); await Task.Delay(20, Token))
        {
            Assert.True(watch.Elapsed < limit, "what was waited for did not happen");
        }
    }

    private async Task FinishAsync(ScriptedInbox inbox)
    {
        _gate.Set();
        await UntilAsync(() => inbox.IsDone);
    }

    /// <param name="meanwhile">What is done while the loop runs; articles are analyzed from the moment on that the gate is open.</param>
    private async Task RunAsync(ScriptedInbox inbox, Func<AnalysisLoop, Task> meanwhile, Action<WorkerOptions>? change = null)
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Roles = WorkerRoles.Api, Analyze);
        var services = world.Services;
        var options = new WorkerOptions { Parallelism = 4 };
        change?.Invoke(options);
        using var loop = new AnalysisLoop(
            inbox,
            services.GetRequiredService<WatchedAnalysis>(),
            services.GetRequiredService<ShadowRun>(),
            services.GetRequiredService<Telemetry>(),
            Options.Create(options),
            TimeProvider.System,
            NullLogger<AnalysisLoop>.Instance);
        await loop.StartAsync(Token);
        await meanwhile(loop);
        await loop.StopAsync(Token);
    }

    private ArticleAnalysis Analyze(Article article, CancellationToken limit)
    {
        if (article.Id.Length == 1)
        {
            Interlocked.Increment(ref _begun);
            if (_held is null || _held == article.Id)
            {
                _gate.Wait(limit);
            }
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
        private int _saves;

        /// <summary>What a save waits for.</summary>
        public Func<Task> Saving { get; init; } = () => Task.CompletedTask;

        /// <summary>Told the number of each take.</summary>
        public Action<int> Taking { get; init; } = _ => { };

        public int Takes => Volatile.Read(ref _takes);

        /// <summary>Begun.</summary>
        public int Saves => Volatile.Read(ref _saves);

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
            Taking(take);
            return Task.FromResult(take <= batches.Count ? batches[take - 1] : []);
        }

        public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

        public async Task<int> SaveAsync(IReadOnlyList<AnalyzedArticle> articles, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _saves);
            await Saving();
            lock (_gate)
            {
                _saved.AddRange(articles.Select(article => article.Article.Id));
            }

            return articles.Count;
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
