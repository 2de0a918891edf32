using System.Diagnostics;
using System.Diagnostics.Metrics;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What the worker counts and times, and its trace spans. Ids, labels and figures; never an article's words.</summary>
/// <remarks>
/// Every label has a bounded set of values: sources, stages, labels of a task, the question ids of the catalogue, and versions that
/// were set to judge in the shadow since the start.
/// Costs next to nothing while nobody listens. Safe for concurrent use.
/// </remarks>
internal sealed class Telemetry : IDisposable
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "StanceML";

    /// <summary>Seconds; an article takes 1 ms, a large one 100 ms, and past 10 s something is wrong.</summary>
    private static readonly double[] Durations =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

    private readonly ActivitySource _spans = new(Name);
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _analyzed;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _storeErrors;
    private readonly Counter<long> _statements;
    private readonly Counter<long> _stances;
    private readonly Histogram<double> _analysis;
    private readonly Histogram<double> _stage;
    private readonly Histogram<double> _commit;
    private readonly Counter<long> _shadowJudgments;
    private readonly Counter<long> _shadowDisagreements;
    private readonly Histogram<double> _shadow;

    private readonly IntakeTally _tally;

    public Telemetry(IMeterFactory meters, IntakeTally tally)
    {
        _tally = tally;
        var meter = meters.Create(Name);
        _accepted = meter.CreateCounter<long>("stanceml.articles.accepted", "{article}", "Articles taken in durably, by source.");
        _duplicates = meter.CreateCounter<long>("stanceml.articles.duplicate", "{article}", "Articles that had been taken in before, by source.");
        _analyzed = meter.CreateCounter<long>("stanceml.articles.analyzed", "{article}", "Accepted articles whose statements were stored.");
        _failed = meter.CreateCounter<long>("stanceml.articles.failed", "{article}", "Accepted articles set aside.");
        _storeErrors = meter.CreateCounter<long>("stanceml.store.errors", "{error}", "Times that the store could not be used.");
        _statements = meter.CreateCounter<long>("stanceml.statements", "{statement}", "Statements found, by sentiment; not what one speaker says of another.");
        _stances = meter.CreateCounter<long>("stanceml.stances", "{judgment}", "Stances judged, by question; not in what one speaker says of another.");
        _analysis = Histogram(meter, "stanceml.analysis.duration", "Time that one article took, all stages.");
        _stage = Histogram(meter, "stanceml.analysis.stage.duration", "Time that one article took in each stage.");
        _commit = Histogram(meter, "stanceml.batch.commit.duration", "Time that storing a batch of statements took.");
        _shadowJudgments = meter.CreateCounter<long>("stanceml.shadow.judgments", "{judgment}", "Judgments of a shadow that were held against the live version's.");
        _shadowDisagreements = meter.CreateCounter<long>("stanceml.shadow.disagreements", "{judgment}", "Those of them with another label than the live version's.");
        _shadow = Histogram(meter, "stanceml.shadow.duration", "Time that one article took with a shadow in the place of the live version, all stages.");
    }

    /// <summary>A rate needs a zero to rise from, or the first failure after a start goes unseen.</summary>
    public void StartFromZero()
    {
        foreach (var source in Enum.GetValues<ArticleSource>())
        {
            _accepted.Add(0, Source(source));
            _duplicates.Add(0, Source(source));
        }

        _analyzed.Add(0);
        _failed.Add(0);
        _storeErrors.Add(0);
    }

    /// <summary>The same of a version that judges in the shadow from now on.</summary>
    public void StartFromZero(ModelName shadow)
    {
        var version = Version(shadow);
        _shadowJudgments.Add(0, version);
        _shadowDisagreements.Add(0, version);
    }

    public void Accepted(ArticleSource source, IReadOnlyList<AcceptedArticle> receipts)
    {
        var added = receipts.Count(receipt => receipt.IsNew);
        _accepted.Add(added, Source(source));
        _duplicates.Add(receipts.Count - added, Source(source));
        _tally.Accepted(source, receipts);
    }

    /// <param name="articles">How many ended with it.</param>
    public void Stored(int articles, TimeSpan elapsed)
    {
        _analyzed.Add(articles);
        _tally.Analyzed.Add(articles);
        _commit.Record(elapsed.TotalSeconds);
    }

    public void SetAside()
    {
        _failed.Add(1);
        _tally.Failed.Add(1);
    }

    public void StoreFailed() => _storeErrors.Add(1);

    public void StageEnded(AnalysisStage stage, TimeSpan elapsed) =>
        _stage.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("stage", StageName(stage)));

    public void Analyzed(ArticleAnalysis analysis, TimeSpan elapsed)
    {
        _analysis.Record(elapsed.TotalSeconds);
        foreach (var statement in analysis.Statements.Where(statement => statement.Within is null))
        {
            _statements.Add(1, Label("sentiment", statement.Sentiment?.Label ?? "none"), Decided(statement.Sentiment?.Decided ?? false));
            foreach (var target in statement.Targets)
            {
                _stances.Add(1, Label("question", target.Candidate.Target.Id), Label("stance", target.Judgment.Label), Decided(target.Judgment.Decided));
            }
        }
    }

    public void ShadowJudged(ModelName shadow, ShadowComparison comparison, TimeSpan elapsed)
    {
        var version = Version(shadow);
        _shadowJudgments.Add(comparison.Judged, version);
        _shadowDisagreements.Add(comparison.Disagreements.Count, version);
        _shadow.Record(elapsed.TotalSeconds, version);
    }

    /// <returns>Null when nobody follows the traces.</returns>
    public Activity? StartBatch(int articles) => _spans.StartActivity("batch")?.SetTag("stanceml.articles", articles);

    /// <inheritdoc cref="StartBatch"/>
    public Activity? StartAnalysis(string articleId) => _spans.StartActivity("analyze")?.SetTag("stanceml.article.id", articleId);

    public void Dispose() => _spans.Dispose();

    private static Histogram<double> Histogram(Meter meter, string name, string description) => meter.CreateHistogram(
        name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Durations });

    private static KeyValuePair<string, object?> Source(ArticleSource source) => Label("source", StatementRecords.Word(source));

    private static KeyValuePair<string, object?>[] Version(ModelName shadow) => [Label("task", shadow.Task), Label("version", shadow.Version)];

    private static KeyValuePair<string, object?> Decided(bool decided) => Label("decided", decided ? "true" : "false");

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);

    /// <summary>Spelled out: it is asked five times an article.</summary>
    private static string StageName(AnalysisStage stage) => stage switch
    {
        AnalysisStage.Text => "text",
        AnalysisStage.Quotes => "quotes",
        AnalysisStage.Speakers => "speakers",
        AnalysisStage.Targets => "targets",
        _ => "judgments",
    };
}
