namespace StanceML;

/// <summary>A trained tagger of quotes, ready to answer. Immutable and safe for concurrent use.</summary>
public sealed class QuoteModel
{
    /// <summary>Of the features; a model trained on another is refused.</summary>
    public const int FeatureVersion = 1;

    private readonly QuoteTagger _tagger;

    internal QuoteModel(ModelManifest manifest, QuoteWeights weights) => (Manifest, _tagger) = (manifest, new QuoteTagger(weights));

    public ModelManifest Manifest { get; }

    /// <summary>Of a quote that stands alone in marks.</summary>
    internal double AloneProbability => _tagger.Weights.Rates.Alone;

    /// <returns>The candidates that stand, in text order; no two share words.</returns>
    internal List<QuoteCandidate> Choose(TaggedDocument text, List<QuoteCandidate> proposed)
    {
        // The tagger reads all that the rules propose, as it did when it was trained.
        var judged = _tagger.Candidates(new QuoteUnits(text), new RuleView(text, proposed));
        bool IsReport(QuoteCandidate one) => !RecalledEnvoys.Are(text, one);
        return QuoteChoice.Of(text, [.. judged.Where(IsReport)], proposed.FindAll(IsReport), Manifest.Threshold, _tagger.Weights.Rates);
    }
}
