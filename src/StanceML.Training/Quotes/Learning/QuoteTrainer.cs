namespace StanceML.Training;

/// <summary>Trains the tagger of quotes, by folds cut by group so that no article is judged by what was fitted on its like.</summary>
/// <remarks>
/// Each fold's candidates come from parts fitted on the other folds; they teach the judgment of wholes, and judged across folds
/// once more they give the figures. The tagger that is kept is fitted on everything.
/// </remarks>
internal sealed class QuoteTrainer(TrainOptions options)
{
    /// <summary>Thresholds tried.</summary>
    private const double FirstThreshold = 0.2, LastThreshold = 0.7, ThresholdStep = 0.02;

    /// <summary>F1 hardly changes over a wide range; of thresholds that are as good, the lowest is kept: other people's articles are less like ours.</summary>
    private const double Plateau = 0.001;

    /// <summary>Of the quotes that become statements, so many are to be right; chosen between 0.9 and 0.95 with the seed article in view.</summary>
    private const double StatementPrecision = 0.94;

    /// <summary>Fewer articles than this teach nothing.</summary>
    public const int MinArticles = 10;

    private static readonly QuoteFitOptions FitOptions = new();

    private readonly QuoteFit _fit = new(FitOptions);

    /// <summary>The settings of the fits in one line; there is no choice of them.</summary>
    public static string Settings => FitOptions.ToString();

    /// <returns>Null when the articles suffice, else what was found and what was expected.</returns>
    public static string? Shortage(IReadOnlyList<GoldArticle> articles) =>
        articles.Count < MinArticles ? $"found {articles.Count} annotated articles; expected at least {MinArticles}"
        : articles.DistinctBy(article => article.Group).Count() < 2 ? "found one group of articles; expected two at least"
        : articles.All(article => article.Attributions.Count == 0) ? "found no attribution in any article; expected some"
        : null;

    public TrainedQuotes Train(IReadOnlyList<GoldArticle> articles, Action<string>? progress, CancellationToken cancellation)
    {
        progress?.Invoke($"reading {articles.Count} articles");
        var documents = articles.AsParallel().AsOrdered().WithCancellation(cancellation).Select(article => new QuoteDocument(article)).ToList();
        var groups = articles.Select(article => article.Group).ToList();
        var folds = Math.Min(options.Folds, groups.Distinct(StringComparer.Ordinal).Count());
        var foldOf = GroupFolds.Cut(groups, folds, options.Seed);
        progress?.Invoke($"{folds} folds");
        var judged = Judge(documents, foldOf, folds, cancellation);

        progress?.Invoke("judging wholes");
        var wholes = Enumerable.Range(0, folds).Select(fold => _fit.FitWhole([.. Rows(judged, i => foldOf[i] != fold)])).ToList();
        var probable = judged.Select((article, i) => article.Judge(wholes[foldOf[i]])).ToList();
        var threshold = BestThreshold(judged, probable);
        var rates = RatesOf(judged, probable, threshold);

        progress?.Invoke("fitting on all articles");
        var weights = _fit.FitParts(documents, cancellation) with { Whole = _fit.FitWhole([.. Rows(judged, _ => true)]), Rates = rates };
        var answers = judged.Select((article, i) => Truths(article.Document, Quotes(article.Document, probable[i], threshold, rates)).ToList()).ToList();
        return new TrainedQuotes(
            articles, weights, threshold, StatementThreshold(answers.SelectMany(ofArticle => ofArticle)), StatementPrecisionOf(answers, foldOf, folds), folds,
            [.. judged.Select((article, i) => (article.Document, Quotes(article.Document, probable[i], threshold, rates)))],
            [.. judged.SelectMany((article, i) => probable[i].Zip(article.IsQuote, (candidate, isQuote) => (candidate.Probability!.Value, isQuote)))]);
    }

    private JudgedArticle[] Judge(List<QuoteDocument> documents, int[] foldOf, int folds, CancellationToken cancellation)
    {
        var judged = new JudgedArticle[documents.Count];
        Parallel.For(0, folds, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
        {
            var parts = _fit.FitParts([.. documents.Where((_, i) => foldOf[i] != fold)], cancellation);
            for (var i = 0; i < documents.Count; i++)
            {
                if (foldOf[i] == fold)
                {
                    judged[i] = JudgedArticle.Of(documents[i], parts);
                }
            }
        });
        return judged;
    }

    private static IEnumerable<(int[] Features, bool Is)> Rows(JudgedArticle[] judged, Func<int, bool> takes) =>
        judged.Where((_, i) => takes(i)).SelectMany(article => article.Rows);

    private static IReadOnlyList<Quote> Quotes(QuoteDocument document, List<QuoteCandidate> candidates, double threshold, UnjudgedRates rates) =>
        QuoteBuilder.Build(document.Units.Text, QuoteChoice.Of(document.Units.Text, candidates, document.Proposed, threshold, rates), rates.Alone);

    private static double BestThreshold(JudgedArticle[] judged, List<List<QuoteCandidate>> probable)
    {
        var unknown = new UnjudgedRates(0, 0);
        var tried = new List<(double Threshold, double F1)>();
        for (var threshold = FirstThreshold; threshold <= LastThreshold; threshold += ThresholdStep)
        {
            var counts = judged.Select((article, i) => CountOf(article.Document, Quotes(article.Document, probable[i], threshold, unknown))).ToList();
            tried.Add((Math.Round(threshold, 2), QuoteCounts.Sum(counts, [.. Enumerable.Range(0, counts.Count)])[QuoteMetric.ContentOverlap].F1));
        }

        return tried.First(one => one.F1 >= tried.Max(other => other.F1) - Plateau).Threshold;
    }

    private static QuoteCounts CountOf(QuoteDocument document, IReadOnlyList<Quote> quotes) =>
        QuoteCounting.Count(QuoteComparison.Of(
            document.Document, [.. quotes.Select(quote => new Attribution(quote, null, AttributionRule.None))], document.Gold.Attributions, QuoteMeasure.Leveled));

    /// <summary>The lowest probability from which on the quotes are right 94 times in 100; that of the best F1 when they are so throughout.</summary>
    private static double StatementThreshold(IEnumerable<(double Probability, bool IsRight)> held)
    {
        var answers = held.OrderByDescending(answer => answer.Probability).ToList();
        var (right, lowest) = (0, 1.0);
        for (var i = 0; i < answers.Count; i++)
        {
            right += answers[i].IsRight ? 1 : 0;
            lowest = right >= StatementPrecision * (i + 1) ? answers[i].Probability : lowest;
        }

        return Math.Round(lowest, 3);
    }

    /// <summary>Each fold at the threshold of the others: on the answers that chose a threshold the share is what was asked of it.</summary>
    private static double? StatementPrecisionOf(List<List<(double Probability, bool IsRight)>> answers, int[] foldOf, int folds)
    {
        var kept = new List<bool>();
        for (var fold = 0; fold < folds; fold++)
        {
            var threshold = StatementThreshold(answers.Where((_, i) => foldOf[i] != fold).SelectMany(ofArticle => ofArticle));
            kept.AddRange(answers.Where((_, i) => foldOf[i] == fold).SelectMany(ofArticle => ofArticle).Where(answer => answer.Probability >= threshold).Select(answer => answer.IsRight));
        }

        return kept.Count == 0 ? null : kept.Average(isRight => isRight ? 1.0 : 0);
    }

    private static IEnumerable<(double Probability, bool IsRight)> Truths(QuoteDocument document, IReadOnlyList<Quote> quotes)
    {
        var gold = document.GoldWords();
        return quotes.Select(quote => (quote.Probability!.Value, document.IsQuote(quote.Spans, gold) || IsInside(document, quote)));
    }

    /// <summary>How often quotes that the tagger does not judge are right.</summary>
    private static UnjudgedRates RatesOf(JudgedArticle[] judged, List<List<QuoteCandidate>> probable, double threshold)
    {
        // Marks the two sorts by probabilities that no candidate of the tagger has.
        var marks = new UnjudgedRates(Ruled: 2, Alone: 3);
        var (ruled, alone) = (new List<bool>(), new List<bool>());
        for (var i = 0; i < judged.Length; i++)
        {
            var document = judged[i].Document;
            var gold = document.GoldWords();
            foreach (var quote in Quotes(document, probable[i], threshold, marks).Where(quote => quote.Probability > 1))
            {
                (quote.Probability == marks.Ruled ? ruled : alone).Add(document.IsQuote(quote.Spans, gold) || IsInside(document, quote));
            }
        }

        return new UnjudgedRates(Share(ruled), Share(alone));
    }

    /// <summary>A quote that goes on after its cue is annotated as a part of the one before.</summary>
    private static bool IsInside(QuoteDocument document, Quote quote) =>
        document.Gold.Attributions.Any(gold => quote.Spans.All(span => gold.Content.Any(content => content.Contains(span))));

    /// <summary>With one right and one wrong added, so that few cases claim little (Laplace).</summary>
    private static double Share(List<bool> right) => Math.Round((right.Count(one => one) + 1.0) / (right.Count + 2), 3);
}
