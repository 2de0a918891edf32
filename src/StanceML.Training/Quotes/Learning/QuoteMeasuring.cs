namespace StanceML.Training;

/// <summary>Measures a trained tagger, with the speakers of its quotes, on its held-out answers.</summary>
internal static class QuoteMeasuring
{
    private static readonly (string Name, QuoteMetric Metric)[] Shown =
    [
        ("content overlap F1", QuoteMetric.ContentOverlap),
        ("content overlap F1, direct", QuoteMetric.ContentOverlapDirect),
        ("content overlap F1, indirect", QuoteMetric.ContentOverlapIndirect),
        ("content overlap F1, mixed", QuoteMetric.ContentOverlapMixed),
        ("content exact F1", QuoteMetric.ContentExact),
        ("cue exact F1, any content", QuoteMetric.AnyCueExact),
        ("source exact F1, any content", QuoteMetric.AnySourceExact),
    ];

    public static (QuoteMetrics Metrics, QuoteEvaluationResult Result) Measure(TrainedQuotes trained, string version, int seed, SpeakerAttributor speakers)
    {
        var answers = trained.HeldOut.ToDictionary(one => one.Document.Gold.Article, one => one.Quotes);
        var evaluation = new QuoteEvaluation(document => speakers.Attribute(document, answers[document.Article]));
        var result = evaluation.Run(trained.Articles);
        var bins = ReliabilityBins.Of(trained.Judged);
        return (new QuoteMetrics
        {
            Task = Labels.QuotesTask,
            Version = version,
            Method = $"{trained.Folds}-fold cross-validation by group of articles, seed {seed}, leveled as evaluate says; intervals from 1,000 bootstrap draws of groups",
            Rows = trained.Articles.Count,
            Groups = trained.Articles.DistinctBy(article => article.Group).Count(),
            Attributions = trained.Articles.Sum(article => article.Attributions.Count),
            Threshold = trained.Threshold,
            StatementThreshold = trained.StatementThreshold,
            StatementPrecision = trained.StatementPrecision,
            Figures = [.. Figures(result.Leveled), AnswerFigures.NoiseOf([.. trained.Judged.Select(one => one.Probability).Order()], seed)],
            CalibrationError = ReliabilityBins.Error(bins),
            Reliability = bins,
            ByStyle = [.. trained.Articles
                .GroupBy(article => article.Style ?? "not given", StringComparer.Ordinal)
                .OrderByDescending(style => style.Count())
                .Select(style => StyleOf(style.Key, [.. style], evaluation))],
        }, result);
    }

    private static IEnumerable<Figure> Figures(QuoteScores scores)
    {
        foreach (var (name, metric) in Shown)
        {
            yield return scores.F1(metric) with { Name = name };
        }

        yield return scores.Recall(QuoteMetric.DirectSpans) with { Name = "direct spans, recall exact" };
        yield return scores.Recall(QuoteMetric.SpeakerLinked) with { Name = "speaker linked" };
    }

    private static StyleMetrics StyleOf(string name, IReadOnlyList<GoldArticle> articles, QuoteEvaluation evaluation)
    {
        var scores = evaluation.Run(articles).Leveled;
        return new StyleMetrics(name, articles.Count, articles.Sum(article => article.Attributions.Count), scores[QuoteMetric.ContentOverlap].F1, scores[QuoteMetric.ContentExact].F1);
    }
}
