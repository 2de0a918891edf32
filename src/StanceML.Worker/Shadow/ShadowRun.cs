using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Lets shadow models judge accepted articles a second time, one article at a time and after the live models, and stores where they disagree.</summary>
/// <remarks>What comes faster than it judges is dropped and counted: live articles never wait for it. Texts that are not kept are not looked at.</remarks>
internal sealed class ShadowRun(
    ShadowModels shadows,
    LiveModels live,
    ShadowStore store,
    Telemetry telemetry,
    IOptions<WorkerOptions> options,
    TimeProvider clock,
    ILogger<ShadowRun> logger) : BackgroundService
{
    /// <summary>Articles per write: each costs a flush to the disk, which live articles need too.</summary>
    private const int BatchSize = 32;

    private readonly Channel<ArticleAnalysis> _queue =
        Channel.CreateBounded<ArticleAnalysis>(new BoundedChannelOptions(options.Value.ShadowQueue) { SingleReader = true });

    private (ServedModels Live, ShadowModel Shadow, StanceAnalyzer Analyzer)? _last;
    private long _dropped;

    /// <summary>Articles that no shadow saw since the start: the queue was full, the models were swapped, or the store could not be written.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public int Waiting => _queue.Reader.Count;

    /// <returns>Whether there is a shadow that looks at this article.</returns>
    public bool Wants(string articleId) => shadows.All.Count > 0 && IsSampled(articleId, options.Value.ShadowShare);

    /// <summary>Takes an analyzed article that is wanted, and never waits.</summary>
    public void Offer(ArticleAnalysis analysis)
    {
        if (!_queue.Writer.TryWrite(analysis))
        {
            Drop(1);
        }
    }

    /// <exception cref="InvalidModelException">A version named in the options must not be used.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in options.Value.Shadow)
        {
            shadows.Set(name.Split('/') is [var task, var version]
                ? new ModelName(task, version)
                : throw new InvalidModelException(name, "is no shadow; expected a task, a slash and a version, as in stance/2026.11.1"));
        }

        return base.StartAsync(cancellationToken);
    }

    /// <summary>By the hash that names the article: every worker samples the same ones, and the same ones again after a restart.</summary>
    /// <param name="id">Begins with hexadecimal digits; what does not is sampled.</param>
    internal static bool IsSampled(string id, double share) =>
        id.Length < 8 || !uint.TryParse(id.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var place)
        || place < share * (1L << 32);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                List<ArticleAnalysis> batch = [];
                while (batch.Count < BatchSize && _queue.Reader.TryRead(out var analysis))
                {
                    batch.Add(analysis);
                }

                foreach (var shadow in shadows.All)
                {
                    await JudgeAsync(batch, shadow, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A comparison that is not made is a sample less.
        }
    }

    private async Task JudgeAsync(List<ArticleAnalysis> batch, ShadowModel shadow, CancellationToken stoppingToken)
    {
        var served = live.Current;
        var name = served.Models.Names.GetValueOrDefault(shadow.Name.Task);
        // What another set judged, or when the shadow itself is live, there is nothing to compare.
        var comparable = name is null || name == shadow.Name.ToString() ? [] : batch.Where(analysis => ReferenceEquals(served.Models.Names, analysis.Models)).ToList();
        Drop(batch.Count - comparable.Count);
        if (comparable.Count == 0)
        {
            return;
        }

        var analyzer = AnalyzerOf(served, shadow);
        var comparisons = comparable.Select(analysis => TryCompare(analyzer, shadow.Name.Task, analysis, stoppingToken)).OfType<(ShadowComparison Of, TimeSpan Elapsed)>().ToList();
        stoppingToken.ThrowIfCancellationRequested();
        try
        {
            var disagreements = comparisons.SelectMany(comparison => comparison.Of.Disagreements).ToList();
            var judged = comparisons.Sum(comparison => comparison.Of.Judged);
            var pair = new ShadowPair(shadow.Name.Task, name![(shadow.Name.Task.Length + 1)..], shadow.Name.Version);
            await store.SaveAsync(pair, disagreements, judged, judged - disagreements.Count, stoppingToken);
            comparisons.ForEach(comparison => telemetry.ShadowJudged(shadow.Name, comparison.Of, comparison.Elapsed));
        }
        catch (Exception e) when (e is StoreUnavailableException or InvalidOperationException)
        {
            logger.ShadowUnstored(comparable.Count, e.GetType().Name);
            Drop(comparisons.Count);
        }
    }

    /// <returns>What came of it, and how long the shadow took; null when it could not judge the article, or not in time.</returns>
    private (ShadowComparison Of, TimeSpan Elapsed)? TryCompare(StanceAnalyzer analyzer, string task, ArticleAnalysis analysis, CancellationToken stoppingToken)
    {
        using var time = new CancellationTokenSource(options.Value.AnalysisTimeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, time.Token);
        try
        {
            var started = clock.GetTimestamp();
            var judged = analyzer.Analyze(analysis.Article, limit.Token);
            var elapsed = clock.GetElapsedTime(started);
            return (ShadowComparison.Of(task, analysis, judged), elapsed);
        }
        catch (Exception e)
        {
            logger.ShadowFailed(analysis.Article.Id, e.GetType().Name);
            Drop(1);
            return null;
        }
    }

    private StanceAnalyzer AnalyzerOf(ServedModels served, ShadowModel shadow)
    {
        if (_last is not { } last || last.Live != served || last.Shadow != shadow)
        {
            _last = (served, shadow, new StanceAnalyzer(served.Encoder, served.Models.With(shadow.Model)));
        }

        return _last.Value.Analyzer;
    }

    private void Drop(int articles) => Interlocked.Add(ref _dropped, articles);
}
