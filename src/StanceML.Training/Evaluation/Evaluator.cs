namespace StanceML.Training;

/// <summary>Measures the models and the pipeline on labelled data that neither of them was made from.</summary>
/// <remarks>
/// The folder holds any of <c>seed/*.txt</c> with <c>*.gold.jsonl</c>, <c>recognition/dev.jsonl</c>, <c>polnear/dev.jsonl</c>,
/// <c>newsmtsc/train.jsonl</c>, <c>vast/train.jsonl</c> with <c>vast/dev.jsonl</c>. Quotes are measured on any other file or folder of annotated articles too.
/// </remarks>
public sealed class Evaluator(string data, StatementEncoder encoder, ModelSet models)
{
    private readonly StanceAnalyzer _analyzer = new(encoder, models);
    private readonly QuoteExtractor _quotes = new(models.Quotes);
    private readonly SpeakerAttributor _speakers = new(encoder.Actors);

    /// <summary>Articles of the usual length, in UTF-16 units, for the speed figure.</summary>
    private const int ShortestTimed = 3_000;
    private const int LongestTimed = 6_000;

    /// <summary>Trains on NewsMTSC, so it takes a minute or two; the other parts take seconds.</summary>
    public const string SentimentPart = "sentiment";

    /// <summary>Trains on VAST, which takes minutes.</summary>
    public const string AnyTargetPart = "any-target";

    /// <summary>What can be measured, in the order it is.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["articles", "recognition", "evidence", "quotes", "speed", SentimentPart, AnyTargetPart];

    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="progress">Told each step of a training run; null when nobody listens.</param>
    /// <returns>Nothing when the folder lacks the data for the part.</returns>
    /// <exception cref="ArgumentException">No such part.</exception>
    public IEnumerable<EvaluationReport> Run(string part, TrainOptions options, Action<string>? progress, CancellationToken cancellation) => part switch
    {
        "articles" => Articles(),
        "recognition" => Recognition(),
        "evidence" => Evidence(),
        "quotes" => Quotes(),
        "speed" => Speed(),
        SentimentPart => Sentiment(options, progress, cancellation),
        AnyTargetPart => AnyTarget(options, progress, cancellation),
        _ => throw new ArgumentException($"'{part}' is no part; expected {string.Join(", ", Parts)}", nameof(part)),
    };

    private IEnumerable<EvaluationReport> Articles()
    {
        var folder = Path.Combine(data, "seed");
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var gold in Directory.EnumerateFiles(folder, "*.gold.jsonl").Order(StringComparer.Ordinal))
        {
            var text = gold.Replace(".gold.jsonl", ".txt", StringComparison.Ordinal);
            var analysis = _analyzer.Analyze(new Article(Path.GetFileName(text), File.ReadAllText(text)));
            var found = ArticleEvaluation.Compare(analysis, GoldStatement.Read(gold));
            yield return new EvaluationReport(
                $"{found.Article}: statements against readers'",
                [
                    $"found {found.Found} of {found.Gold} (character overlap at least {ArticleEvaluation.FoundOverlap})",
                    $"right speaker {found.SpeakersRight} of {found.Gold}",
                    $"right stance {found.PairsRight} of {found.Pairs} (statement, target) pairs",
                    $"extra {found.Extra}",
                ],
                found.Errors);
        }
    }

    private IEnumerable<EvaluationReport> Recognition()
    {
        if (Existing("recognition", "dev.jsonl") is not { } path)
        {
            yield break;
        }

        var result = RecognitionEvaluation.Run(CorpusReader.Read(path).Rows, encoder, models, _analyzer);
        var labels = Labels.Stance;
        yield return new EvaluationReport(
            "Recognition statements, never trained on",
            [
                .. result.Stance.Select(figure => $"stance {figure}"),
                .. labels.Select((label, k) => EvaluationReport.Line(
                    $"  {label}: precision {result.StanceConfusion.Precision(k):0.000}, recall {result.StanceConfusion.Recall(k):0.000}, F1 {result.StanceConfusion.F1(k):0.000} of {result.StanceConfusion.GoldCount(k)}")),
                EvaluationReport.Line($"decided {result.Decided.Coverage:P0} of the rows, {result.Decided.Precision:P1} of those right"),
                .. result.Sentiment.Select(figure => $"sentiment {figure}"),
                $"passages about no recognition question given a target and stance: {result.OtherPassagesGivenStance} of {result.OtherPassages}",
            ],
            result.Errors);
    }

    private IEnumerable<EvaluationReport> Evidence() =>
        Existing("recognition", "dev.jsonl") is not { } path || models.Stance is not { } stance
            ? []
            : [new EvaluationReport(
                "Evidence deleted: what the probability of the answer loses",
                [.. EvidenceEvaluation.Run(CorpusReader.Read(path).Rows, encoder, stance)
                    .SelectMany(drop => new[] { drop.OfEvidence, drop.OfOthers, drop.Difference })
                    .Select(figure => figure.ToString())],
                [])];

    private IEnumerable<EvaluationReport> Quotes()
    {
        var path = File.Exists(data) ? data : Existing("polnear", "dev.jsonl") ?? data;
        var corpus = QuoteCorpus.Read(path);
        if (corpus.Problems.Count > 0)
        {
            yield return new EvaluationReport(
                $"Annotated articles in {path}",
                [EvaluationReport.Line($"{corpus.Problems.Count} problems; what they stand in is not measured, and `data check` explains them")],
                [.. corpus.Problems.Select(problem => problem.ToString())]);
        }

        if (corpus.Articles.Count == 0)
        {
            yield break;
        }

        foreach (var report in new QuoteEvaluation(FindQuotes).Run(corpus.Articles).ToReports(path))
        {
            yield return report;
        }
    }

    /// <summary>The quotes that are measured, with their speakers.</summary>
    private IReadOnlyList<Attribution> FindQuotes(Document document) => _speakers.Attribute(document, _quotes.Extract(document));

    private IEnumerable<EvaluationReport> Speed()
    {
        if (Existing("polnear", "dev.jsonl") is not { } path)
        {
            yield break;
        }

        var articles = QuoteCorpus.Read(path).Articles
            .Select(gold => gold.Article)
            .Where(article => article.Text.Length is >= ShortestTimed and <= LongestTimed)
            .ToList();
        yield return new EvaluationReport(
            EvaluationReport.Line($"Speed, one thread, after warm-up; {articles.Count} articles of {articles.Average(article => article.Text.Length):0} characters on average"),
            [
                Line("quotes and speakers", SpeedEvaluation.Run(article => FindQuotes(DocumentReader.Read(article)), articles)),
                Line("the whole analysis", SpeedEvaluation.Run(article => _analyzer.Analyze(article), articles)),
            ],
            []);

        static string Line(string work, SpeedEvaluation speed) => EvaluationReport.Line(
            $"{work}: {speed.PerSecond:0} articles/s, median of rounds from {speed.Lowest:0} to {speed.Highest:0}; {speed.AgainstReading:0.0} times as long as splitting the same texts into sentences and tokens");
    }

    private IEnumerable<EvaluationReport> Sentiment(TrainOptions options, Action<string>? progress, CancellationToken cancellation)
    {
        if (Existing("newsmtsc", "train.jsonl") is not { } path)
        {
            yield break;
        }

        progress?.Invoke("sentiment: features");
        var examples = new ExampleMaker(encoder, cancellation).Make(TaskDefinition.Sentiment, CorpusReader.Read(path).Rows);
        var trained = new TaskTrainer(options).Train(TaskDefinition.Sentiment, examples, step => progress?.Invoke($"sentiment: {step}"), cancellation);
        var metrics = MetricsMaker.Measure(trained, "unversioned", options.Seed);
        yield return new EvaluationReport(
            "Sentiment toward a target, trained on NewsMTSC's train split",
            [$"{metrics.Method}", $"kept: {metrics.Winner}", .. metrics.Figures.Select(figure => figure.ToString())],
            []);
    }

    private IReadOnlyList<EvaluationReport> AnyTarget(TrainOptions options, Action<string>? progress, CancellationToken cancellation) =>
        Existing("vast", "train.jsonl") is { } train && Existing("vast", "dev.jsonl") is { } dev
            ? new AnyTargetEvaluation(encoder, options).Run(train, dev, progress, cancellation)
            : [];

    private string? Existing(string folder, string name) =>
        Path.Combine(data, folder, name) is var path && File.Exists(path) ? path : null;
}
