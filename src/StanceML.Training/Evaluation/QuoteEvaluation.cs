namespace StanceML.Training;

/// <summary>Measures quotes and their speakers against annotated articles.</summary>
/// <remarks>
/// Everything is compared twice. Strictly: the words of both sides as they are. Leveled: two of our conventions differ from
/// PolNeAR's and are leveled first: a sentence that continues in quotation marks without a cue is a quote of its own with us and
/// part of the quote before it there, so both are joined; and the verb of an attitude ("denounced the vote") is content with us
/// and cue there, so cue words are taken out of the content; a leading "that" does not count. Neither counts marks and punctuation.
/// Outermost quotes are compared with outermost ones: an annotated attribution whose content lies inside another's is left out.
/// </remarks>
/// <param name="analyze">Finds the outermost quotes of a document, in text order, and who spoke them.</param>
public sealed class QuoteEvaluation(Func<Document, IReadOnlyList<Attribution>> analyze)
{
    /// <summary>Least Jaccard share of words for an overlap.</summary>
    public const double MinOverlap = 0.5;

    public QuoteEvaluationResult Run(IEnumerable<GoldArticle> articles)
    {
        var groups = new List<string>();
        var (strict, leveled) = (new List<QuoteCounts>(), new List<QuoteCounts>());
        var errors = new List<QuoteError>();
        foreach (var gold in articles)
        {
            var document = DocumentReader.Read(gold.Article);
            var predicted = analyze(document);
            var comparison = QuoteComparison.Of(document, predicted, gold.Attributions, QuoteMeasure.Leveled);
            groups.Add(gold.Group);
            strict.Add(QuoteCounting.Count(QuoteComparison.Of(document, predicted, gold.Attributions, QuoteMeasure.Strict)));
            leveled.Add(QuoteCounting.Count(comparison));
            errors.AddRange(QuoteErrors.Of(comparison));
        }

        return new QuoteEvaluationResult(new QuoteScores(groups, strict), new QuoteScores(groups, leveled), errors);
    }
}
