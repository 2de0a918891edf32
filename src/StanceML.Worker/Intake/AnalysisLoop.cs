using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Takes pending articles from the inbox, batch by batch, and stores their statements.</summary>
/// <remarks>
/// An article that cannot be analyzed is set aside alone. While the store cannot be used the loop waits and tries again: what it
/// has analyzed it keeps. Told to stop, it stores what is analyzed and gives the rest of its batch back.
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

    // Written by the loop, read by health checks on other threads.
    private volatile string? _problem;

    /// <summary>Why nothing is analyzed now; null while all is well.</summary>
    public string? Problem => _problem;

    public LoopState State => !_options.Roles.HasFlag(WorkerRoles.Analyze) ? LoopState.Off
        : ExecuteTask is { IsCompleted: true } ? LoopState.Stopped
        : _problem is null ? LoopState.Running
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

    /// <summary>While a batch is analyzed the one before is stored and the one after taken; the inbox itself is asked for one thing at a time.</summary>
    private async Task RunAsync(CancellationToken stoppingToken)
    {
        var work = Work.None;
        IReadOnlyList<Article> batch = [];
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var (former, current) = (work, batch);
                // On a thread of its own: what is asynchronous by name need not be so, and the analysis would wait.
                var next = Task.Run(() => StoreAndTakeAsync(former, current.Count, stoppingToken), CancellationToken.None);
                (work, batch) = (Work.None, []);
                try
                {
                    work = Analyze(current, stoppingToken);
                }
                finally
                {
                    batch = await next;
                }

                if (former.Batch.Count + current.Count + batch.Count == 0)
                {
                    await UntilStoredAsync(() => inbox.WaitAsync(stoppingToken), stoppingToken);
                }
            }
        }
        finally
        {
            await StoreAsync(work, stoppingToken);
            await GiveBackAsync(batch, stoppingToken);
        }
    }

    /// <param name="analyzing">How many articles are being analyzed meanwhile.</param>
    /// <returns>The next batch; nothing while a single article is being analyzed: one that may have killed the process is handed out alone, and no other is to be counted as begun with it.</returns>
    private async Task<IReadOnlyList<Article>> StoreAndTakeAsync(Work work, int analyzing, CancellationToken stoppingToken)
    {
        await StoreAsync(work, stoppingToken);
        return analyzing == 1 ? [] : await UntilStoredAsync(() => inbox.TakeAsync(stoppingToken), stoppingToken);
    }

    private Work Analyze(IReadOnlyList<Article> batch, CancellationToken stoppingToken)
    {
        var work = new Work(batch);
        if (batch.Count > 0)
        {
            using var span = telemetry.StartBatch(batch.Count);
            Parallel.ForEach(
                batch,
                new ParallelOptions { MaxDegreeOfParallelism = _options.Parallelism },
                article =>
                {
                    if (!stoppingToken.IsCancellationRequested)
                    {
                        Analyze(article, work.Analyzed, work.Failed);
                    }
                });
        }

        return work;
    }

    private async Task StoreAsync(Work work, CancellationToken stoppingToken)
    {
        if (!work.Analyzed.IsEmpty)
        {
            await EndAsync([.. work.Analyzed.Values], stoppingToken);
        }

        foreach (var (id, problem) in work.Failed)
        {
            await SetAsideAsync(id, problem, stoppingToken);
        }

        await GiveBackAsync([.. work.Batch.Where(article => !work.Analyzed.ContainsKey(article.Id) && !work.Failed.ContainsKey(article.Id))], stoppingToken);
    }

    private async Task GiveBackAsync(IReadOnlyList<Article> untouched, CancellationToken stoppingToken)
    {
        if (untouched.Count > 0)
        {
            await UntilStoredAsync(() => inbox.GiveBackAsync(untouched, CancellationToken.None), stoppingToken);
        }
    }

    private void Analyze(
        Article article,
        ConcurrentDictionary<string, (AnalyzedArticle Stored, ArticleAnalysis? ForShadow)> analyzed,
        ConcurrentDictionary<string, Exception> failed)
    {
        var started = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(_options.AnalysisTimeout, clock);
        try
        {
            var result = analysis.Analyze(article, limit.Token);
            var records = result.ToRecords();
            // Many times the size of its records: kept no longer than needed, or the collector carries batches of it along.
            analyzed[article.Id] = (new AnalyzedArticle(article, records), shadow.Wants(article.Id) ? result : null);
            var elapsedMs = clock.GetElapsedTime(started).TotalMilliseconds;
            logger.Analyzed(article.Id, records.Count, elapsedMs);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            failed[article.Id] = new TimeoutException(string.Create(
                CultureInfo.InvariantCulture, $"its analysis took longer than the {_options.AnalysisTimeout.TotalSeconds} s allowed"));
        }
        catch (Exception e)
        {
            failed[article.Id] = e;
        }
    }

    private async Task EndAsync(IReadOnlyList<(AnalyzedArticle Stored, ArticleAnalysis? ForShadow)> analyzed, CancellationToken stoppingToken)
    {
        try
        {
            await UntilStoredAsync(() => SaveAsync(analyzed), stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (analyzed.Count == 1)
            {
                await SetAsideAsync(analyzed[0].Stored.Article.Id, e, stoppingToken);
                return;
            }

            // One article's results were refused, and nothing of the batch was stored: find it by storing one at a time.
            foreach (var article in analyzed)
            {
                await EndAsync([article], stoppingToken);
            }
        }
    }

    private async Task SaveAsync(IReadOnlyList<(AnalyzedArticle Stored, ArticleAnalysis? ForShadow)> analyzed)
    {
        var started = clock.GetTimestamp();
        var ended = await inbox.SaveAsync([.. analyzed.Select(article => article.Stored)], CancellationToken.None);
        telemetry.Stored(ended, clock.GetElapsedTime(started));
        // Not before: what the shadows say belongs to an article in the store.
        foreach (var wanted in analyzed.Select(article => article.ForShadow).OfType<ArticleAnalysis>())
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
        while (true)
        {
            try
            {
                var result = await work();
                _problem = null;
                return result;
            }
            catch (StoreUnavailableException e)
            {
                _problem = e.Message;
                telemetry.StoreFailed();
                logger.StoreUnavailable(e.Message);
                await Task.Delay(_options.StoreRetryInterval, clock, stoppingToken);
            }
        }
    }

    /// <summary>A batch and what became of its articles; of those that the stop left untouched, nothing.</summary>
    private sealed record Work(IReadOnlyList<Article> Batch)
    {
        public static Work None { get; } = new([]);

        public ConcurrentDictionary<string, (AnalyzedArticle Stored, ArticleAnalysis? ForShadow)> Analyzed { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, Exception> Failed { get; } = new(StringComparer.Ordinal);
    }
}
