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
    private readonly Lazy<QuoteCorpus> _annotated = new(() => QuoteCorpus.Read(QuotesPath(data)));

    /// <summary>Articles of the usual length, in UTF-16 units, for the speed figure.</summary>
    private const int ShortestTimed = 3_000;
    private const int LongestTimed = 6_000;

    private const string GoldEnding = ".gold.jsonl";
    private const string RecognitionFile = "recognition/dev.jsonl";
    private const string PolnearFile = "polnear/dev.jsonl";
    private const string NewsMtscFile = "newsmtsc/train.jsonl";
    private const string VastTrainFile = "vast/train.jsonl";
    private const string VastDevFile = "vast/dev.jsonl";

    /// <summary>Trains on NewsMTSC, so it takes a minute or two; the other parts take seconds.</summary>
    public const string SentimentPart = "sentiment";

    /// <summary>Trains on VAST, which takes minutes.</summary>
    public const string AnyTargetPart = "any-target";

    /// <summary>What can be measured, in the order it is.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["articles", "recognition", "evidence", "quotes", "speed", SentimentPart, AnyTargetPart];

    /// <summary>Why a part cannot be measured here; null when it can.</summary>
    /// <exception cref="ArgumentException">No such part.</exception>
    public string? Lack(string part) => part switch
    {
        "articles" => GoldFiles().Any() ? null : "found no seed/*.gold.jsonl",
        "recognition" => Missing(RecognitionFile) ?? NoStanceModel(),
        "evidence" => Missing(RecognitionFile) ?? NoStanceModel(),
        "quotes" => _annotated.Value is { Articles.Count: 0 } corpus
            ? EvaluationReport.Line($"found no annotated article that can be measured ({corpus.Problems.Count} problems; `data check` explains them); expected {PolnearFile}, or annotated articles as --data")
            : null,
        "speed" => Missing(PolnearFile),
        SentimentPart => Missing(NewsMtscFile),
        AnyTargetPart => Missing(VastTrainFile) ?? Missing(VastDevFile),
        _ => throw new ArgumentException($"'{part}' is no part; expected {string.Join(", ", Parts)}", nameof(part)),
    };

    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="progress">Told each step of a training run; null when nobody listens.</param>
    /// <returns>Measured as they are read; first what could not be used, where there is such.</returns>
    /// <exception cref="ArgumentException">No such part.</exception>
    /// <exception cref="InvalidDataException">At once: there is a <see cref="Lack"/>. While they are read: the data do not allow a figure.</exception>
    public IEnumerable<EvaluationReport> Run(string part, TrainOptions options, Action<string>? progress, CancellationToken cancellation)
    {
        if (Lack(part) is { } lack)
        {
            throw new InvalidDataException($"{data}: {part} not measured: {lack}");
        }

        return part switch
        {
            "articles" => Articles(),
            "recognition" => Recognition(),
            "evidence" => Evidence(),
            "quotes" => Quotes(),
            "speed" => Speed(),
            SentimentPart => Sentiment(options, progress, cancellation),
            _ => new AnyTargetEvaluation(encoder, options).Run(In(VastTrainFile), In(VastDevFile), progress, cancellation),
        };
    }

    private IEnumerable<EvaluationReport> Articles()
    {
        foreach (var gold in GoldFiles())
        {
            var text = gold.Replace(GoldEnding, ".txt", StringComparison.Ordinal);
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
        var (rows, problems) = ReadRows(In(RecognitionFile), row => row.Stance is not null);
        foreach (var problem in problems)
        {
            yield return problem;
        }

        var result = RecognitionEvaluation.Run(rows, encoder, models, _analyzer);
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

    private IEnumerable<EvaluationReport> Evidence()
    {
        var (rows, problems) = ReadRows(In(RecognitionFile), row => row.Stance is not null);
        foreach (var problem in problems)
        {
            yield return problem;
        }

        yield return new EvaluationReport(
            "Evidence deleted: what the probability of the answer loses",
            [.. EvidenceEvaluation.Run(rows, encoder, models.Stance!)
                .SelectMany(drop => new[] { drop.OfEvidence, drop.OfOthers, drop.Difference })
                .Select(figure => figure.ToString())],
            []);
    }

    private IEnumerable<EvaluationReport> Quotes()
    {
        var path = QuotesPath(data);
        var problems = EvaluationReport.OfProblems(path, _annotated.Value.Problems);
        foreach (var report in problems.Concat(new QuoteEvaluation(FindQuotes).Run(_annotated.Value.Articles).ToReports(path)))
        {
            yield return report;
        }
    }

    /// <summary>The quotes that are measured, with their speakers.</summary>
    private IReadOnlyList<Attribution> FindQuotes(Document document) => _speakers.Attribute(document, _quotes.Extract(document));

    private IEnumerable<EvaluationReport> Speed()
    {
        var path = In(PolnearFile);
        var articles = QuoteCorpus.Read(path).Articles
            .Select(gold => gold.Article)
            .Where(article => article.Text.Length is >= ShortestTimed and <= LongestTimed)
            .ToList();
        if (articles.Count == 0)
        {
            throw new InvalidDataException($"{path}: speed not measured: found no article of {ShortestTimed} to {LongestTimed} characters; expected one at least");
        }

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
        var path = In(NewsMtscFile);
        var (read, problems) = ReadRows(path, row => row.Sentiment is not null);
        foreach (var problem in problems)
        {
            yield return problem;
        }

        progress?.Invoke("sentiment: features");
        var rows = RegroupedRows.ByArticle(read);
        var examples = new ExampleMaker(encoder, cancellation).Make(TaskDefinition.Sentiment, rows.Rows);
        if (TaskTrainer.Shortage(TaskDefinition.Sentiment, examples) is { } shortage)
        {
            throw new InvalidDataException($"{path}: sentiment not measured: {shortage}");
        }

        var trained = new TaskTrainer(options).Train(TaskDefinition.Sentiment, examples, step => progress?.Invoke($"sentiment: {step}"), cancellation);
        var metrics = MetricsMaker.Measure(trained, "unversioned", options.Seed);
        yield return new EvaluationReport(
            "Sentiment toward a target, trained on NewsMTSC's train split",
            [$"{metrics.Method}", rows.Basis, $"kept: {metrics.Winner}", .. metrics.Figures.Select(figure => figure.ToString())],
            []);
    }

    /// <summary>Those of the rows that can be used, and reports on the others.</summary>
    /// <param name="isLabelled">Whether a row has a label to measure by; one at least must.</param>
    /// <exception cref="InvalidDataException">None has.</exception>
    internal static (IReadOnlyList<LabelledRow> Rows, IEnumerable<EvaluationReport> Problems) ReadRows(string path, Func<LabelledRow, bool> isLabelled)
    {
        var corpus = CorpusReader.Read(path);
        var bad = corpus.Problems.Where(problem => problem.IsError).Select(problem => problem.Place).ToHashSet();
        List<LabelledRow> rows = [.. corpus.Rows.Where(row => !bad.Contains(row.Place))];
        return rows.Exists(row => isLabelled(row))
            ? (rows, EvaluationReport.OfProblems(path, corpus.Problems))
            : throw new InvalidDataException(EvaluationReport.Line($"{path}: found no labelled row that can be used, and {bad.Count} that cannot (`data check` explains them); expected some"));
    }

    private IEnumerable<string> GoldFiles() => Directory.Exists(In("seed"))
        ? Directory.EnumerateFiles(In("seed"), $"*{GoldEnding}").Order(StringComparer.Ordinal)
        : [];

    private string? NoStanceModel() => models.Stance is null ? "no stance model is loaded; expected one among --models, or named by --model" : null;

    private string? Missing(string name) => File.Exists(In(name)) ? null : $"found no {name}";

    private string In(string name) => Path.Combine(data, name);

    private static string QuotesPath(string data) => Path.Combine(data, PolnearFile) is var file && File.Exists(file) ? file : data;
}
