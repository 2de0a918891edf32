using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Takes pending articles from the inbox, analyzes them, and stores their statements batch by batch.</summary>
/// <remarks>
/// One takes, some analyze, some store, and each waits for the others only for articles or for room. An article that cannot be analyzed is set
/// aside alone. While the store cannot be used the loop waits and tries again: what it has analyzed it keeps. Told to stop, it stores what is
/// analyzed and gives the rest back.
/// </remarks>
internal sealed class AnalysisLoop(
    IArticleInbox inbox,
    WatchedAnalysis analysis,
    ShadowRun shadow,
    Telemetry telemetry,
    IOptions<WorkerOptions> options,
    TimeProvider clock,
    ILogger<AnalysisLoop> logger) : BackgroundService
{
    private readonly WorkerOptions _options = options.Value;

    /// <summary>
    /// A file is written by one thread, and needs a processor for it. A server is waited for most of the time that a save takes, so two go on at
    /// once; but not of articles from a queue, which come into the store with their save: the one would not see what the copies in the other copy.
    /// </summary>
    private readonly (int Analyses, int Saves) _atOnce =
        StoreDatabase.IsFile(options.Value.Store) ? (Math.Max(1, options.Value.Parallelism - 1), 1)
        : (options.Value.Parallelism, string.IsNullOrEmpty(options.Value.Nats) ? 2 : 1);

    /// <summary>Why each piece of work that waits for the store does so.</summary>
    private readonly ConcurrentDictionary<object, string> _problems = new();

    /// <summary>Taken and not ended, by article.</summary>
    private readonly ConcurrentDictionary<string, Work> _held = new(StringComparer.Ordinal);

    /// <summary>Taken, and in no batch yet that is stored.</summary>
    private int _inHand;

    /// <summary>Why articles wait for the store now; null while all is well.</summary>
    public string? Problem => _problems.Values.FirstOrDefault();

    /// <summary>Ids of the articles that were taken and not ended.</summary>
    public IReadOnlyCollection<string> Held => [.. _held.Keys];

    public LoopState State => !_options.Roles.HasFlag(WorkerRoles.Analyze) ? LoopState.Off
        : ExecuteTask is { IsCompleted: true } ? LoopState.Stopped
        : _problems.IsEmpty ? LoopState.Running
        : LoopState.Blocked;

    public override Task StartAsync(CancellationToken cancellationToken) =>
        State == LoopState.Off ? Task.CompletedTask : base.StartAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start one after the other, and the first piece of this one must not hold up the rest.
        await Task.Yield();
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Articles taken and not ended are pending: the next start takes them again.
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var gathering = new SemaphoreSlim(1, 1);
        // Half a batch is left to analyze while the next is taken; more would count as begun should the process be killed.
        var taken = Channel.CreateBounded<Work>(Math.Max(1, _options.BatchSize / 2));
        var analyzed = Channel.CreateBounded<Work>(_options.BatchSize);
        // Threads of their own: the pool's are the requests'.
        var analyzing = Task.WhenAll(Enumerable.Range(0, _atOnce.Analyses).Select(_ => Task.Factory.StartNew(
            () => AnalyzeAll(taken.Reader, analyzed.Writer, ending.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        await Task.WhenAll(
            [
                EndingAll(() => TakeAllAsync(taken.Writer, ending.Token), taken),
                EndingAll(() => analyzing, taken, analyzed),
                .. Enumerable.Range(0, _atOnce.Saves).Select(_ => EndingAll(() => StoreAllAsync(analyzed.Reader, gathering, ending.Token), analyzed)),
            ]);

        // Whoever fails has the others stop as if they were told to.
        async Task EndingAll(Func<Task> stage, params Channel<Work>[] closed)
        {
            try
            {
                // What is asynchronous by name need not be so, and the others would wait.
                await Task.Run(stage, CancellationToken.None);
            }
            catch (ChannelClosedException)
            {
                // Whom it hands on to has ended, and says why.
            }
            catch
            {
                await ending.CancelAsync();
                throw;
            }
            finally
            {
                Array.ForEach(closed, channel => channel.Writer.TryComplete());
            }
        }
    }

    private async Task TakeAllAsync(ChannelWriter<Work> taken, CancellationToken stoppingToken)
    {
        List<Work> ahead = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            var batch = await UntilStoredAsync(() => inbox.TakeAsync(stoppingToken), stoppingToken);
            if (batch.Count == 0)
            {
                await UntilStoredAsync(() => inbox.WaitAsync(stoppingToken), stoppingToken);
                continue;
            }

            // A single one may be what killed the process, and is handed out alone so that no other counts as begun with it.
            var isAlone = batch.Count == 1;
            if (isAlone)
            {
                await WhenAllAsync(work => work.Ended);
            }

            ahead.RemoveAll(work => work.Ended.IsCompleted);
            Interlocked.Add(ref _inHand, batch.Count);
            List<Work> works = [.. batch.Select(article => new Work(article))];
            ahead.AddRange(works);
            works.ForEach(work => _held[work.Article.Id] = work);
            foreach (var work in works)
            {
                // Whatever happens meanwhile, what was taken goes its way: at a stop it is given back.
                await taken.WriteAsync(work, CancellationToken.None);
            }

            if (isAlone)
            {
                await WhenAllAsync(work => work.Passed);
            }
        }

        // Or until the stop, from which on nothing is begun.
        async Task WhenAllAsync(Func<Work, Task> end) =>
            await Task.WhenAll(ahead.Select(end)).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void AnalyzeAll(ChannelReader<Work> taken, ChannelWriter<Work> analyzed, CancellationToken stoppingToken)
    {
        foreach (var work in taken.ReadAllAsync(CancellationToken.None).ToBlockingEnumerable(CancellationToken.None))
        {
            if (!stoppingToken.IsCancellationRequested)
            {
                Analyze(work);
            }

            work.Pass();
            analyzed.WriteAsync(work, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
    }

    private async Task StoreAllAsync(ChannelReader<Work> analyzed, SemaphoreSlim gathering, CancellationToken stoppingToken)
    {
        while (await GatherAsync(analyzed, gathering) is { Count: > 0 } batch)
        {
            await StoreAsync(batch, stoppingToken);
        }
    }

    /// <returns>A full batch, or all that is in hand; empty after the last.</returns>
    private async Task<List<Work>> GatherAsync(ChannelReader<Work> analyzed, SemaphoreSlim gathering)
    {
        List<Work> batch = [];
        // One at a time: two would get half a batch each.
        await gathering.WaitAsync(CancellationToken.None);
        try
        {
            do
            {
                while (batch.Count < _options.BatchSize && analyzed.TryRead(out var work))
                {
                    batch.Add(work);
                    Interlocked.Decrement(ref _inHand);
                }
            }
            while (batch.Count < _options.BatchSize && (batch.Count == 0 || Volatile.Read(ref _inHand) > 0) && await analyzed.WaitToReadAsync(CancellationToken.None));

            return batch;
        }
        finally
        {
            gathering.Release();
        }
    }

    private async Task StoreAsync(List<Work> batch, CancellationToken stoppingToken)
    {
        using var span = telemetry.StartBatch(batch.Count);
        if (batch.FindAll(work => work.Stored is not null) is { Count: > 0 } stored)
        {
            await EndAsync(stored, stoppingToken);
        }

        foreach (var work in batch)
        {
            if (work.Problem is { } problem)
            {
                await SetAsideAsync(work.Article.Id, problem, stoppingToken);
            }
        }

        await GiveBackAsync([.. batch.Where(work => work is { Stored: null, Problem: null }).Select(work => work.Article)], stoppingToken);
        foreach (var work in batch)
        {
            _held.TryRemove(new(work.Article.Id, work));
            work.End();
        }
    }

    private async Task GiveBackAsync(IReadOnlyList<Article> untouched, CancellationToken stoppingToken)
    {
        if (untouched.Count > 0)
        {
            await UntilStoredAsync(() => inbox.GiveBackAsync(untouched, CancellationToken.None), stoppingToken);
        }
    }

    private void Analyze(Work work)
    {
        var started = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(_options.AnalysisTimeout, clock);
        try
        {
            var result = analysis.Analyze(work.Article, limit.Token);
            var records = result.ToRecords();
            // Many times the size of its records: kept no longer than needed, or the collector carries batches of it along.
            (work.Stored, work.ForShadow) = (new AnalyzedArticle(work.Article, records), shadow.Wants(work.Article.Id) ? result : null);
            var elapsedMs = clock.GetElapsedTime(started).TotalMilliseconds;
            logger.Analyzed(work.Article.Id, records.Count, elapsedMs);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            work.Problem = new TimeoutException(string.Create(
                CultureInfo.InvariantCulture, $"its analysis took longer than the {_options.AnalysisTimeout.TotalSeconds} s allowed"));
        }
        catch (Exception e)
        {
            work.Problem = e;
        }
    }

    private async Task EndAsync(List<Work> analyzed, CancellationToken stoppingToken)
    {
        try
        {
            await UntilStoredAsync(() => SaveAsync(analyzed), stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (analyzed is [var refused])
            {
                await SetAsideAsync(refused.Article.Id, e, stoppingToken);
                return;
            }

            // One article's results were refused, and nothing of the batch was stored: find it by storing one at a time.
            foreach (var work in analyzed)
            {
                await EndAsync([work], stoppingToken);
            }
        }
    }

    private async Task SaveAsync(List<Work> analyzed)
    {
        var started = clock.GetTimestamp();
        var ended = await inbox.SaveAsync([.. analyzed.Select(work => work.Stored!)], CancellationToken.None);
        telemetry.Stored(ended, clock.GetElapsedTime(started));
        // Not before: what the shadows say belongs to an article in the store.
        foreach (var wanted in analyzed.Select(work => work.ForShadow).OfType<ArticleAnalysis>())
        {
            shadow.Offer(wanted);
        }
    }

    private async Task SetAsideAsync(string id, Exception problem, CancellationToken stoppingToken)
    {
        telemetry.SetAside();
        logger.SetAside(id, problem.GetType().Name);
        await UntilStoredAsync(
            () => inbox.SetAsideAsync(id, $"{problem.GetType().Name}: {problem.Message}", CancellationToken.None), stoppingToken);
    }

    private Task<bool> UntilStoredAsync(Func<Task> work, CancellationToken stoppingToken) => UntilStoredAsync(
        async () =>
        {
            await work();
            return true;
        },
        stoppingToken);

    /// <summary>Repeats the work until the store takes it.</summary>
    /// <exception cref="OperationCanceledException">The worker stops, and the store still cannot be used.</exception>
    private async Task<T> UntilStoredAsync<T>(Func<Task<T>> work, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    return await work();
                }
                catch (StoreUnavailableException e)
                {
                    _problems[work] = e.Message;
                    telemetry.StoreFailed();
                    logger.StoreUnavailable(e.Message);
                    await Task.Delay(_options.StoreRetryInterval, clock, stoppingToken);
                }
            }
        }
        finally
        {
            _problems.TryRemove(work, out _);
        }
    }

    /// <summary>An article in hand and what became of it: <see cref="Stored"/>, <see cref="Problem"/>, or neither where the stop came first.</summary>
    private sealed class Work(Article article)
    {
        private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Article Article => article;

        public AnalyzedArticle? Stored { get; set; }

        public ArticleAnalysis? ForShadow { get; set; }

        public Exception? Problem { get; set; }

        /// <summary>Ends when it is not analyzed any more, or not at all.</summary>
        public Task Passed => _passed.Task;

        /// <summary>Ends when it is stored, set aside or given back.</summary>
        public Task Ended => _ended.Task;

        public void Pass() => _passed.SetResult();

        public void End() => _ended.SetResult();
    }
}
