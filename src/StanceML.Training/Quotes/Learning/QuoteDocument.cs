namespace StanceML.Training;

/// <summary>An annotated article as the tagger reads it.</summary>
internal sealed class QuoteDocument
{
    public QuoteDocument(GoldArticle gold)
    {
        Gold = gold;
        Document = DocumentReader.Read(gold.Article);
        var text = new TaggedDocument(Document);
        Proposed = new CueReader(text).Candidates();
        Units = new QuoteUnits(text);
        Rules = new RuleView(text, Proposed);
        Attributions = [.. gold.Attributions
            .Where(attribution => attribution.Content.Count > 0)
            .Select(attribution => (Head: GoldParts.HeadOf(Units, attribution.Cue), attribution))
            .Where(one => one.Head >= 0)];
        Heads = Attributions.Select(one => one.Head).ToHashSet();
    }

    public GoldArticle Gold { get; }

    public Document Document { get; }

    /// <summary>What the rules propose.</summary>
    public List<QuoteCandidate> Proposed { get; }

    public QuoteUnits Units { get; }

    public RuleView Rules { get; }

    /// <summary>Those with a cue outside quotation marks, and the unit that heads it.</summary>
    public IReadOnlyList<(int Head, GoldAttribution Gold)> Attributions { get; }

    public IReadOnlySet<int> Heads { get; }

    /// <summary>The words of each annotated content.</summary>
    public IReadOnlyList<ContentWords> GoldWords() =>
        [.. Gold.Attributions.Where(one => one.Content.Count > 0).Select(one => ContentWords.Of(Document, one.Content, QuoteMeasure.Leveled))];

    public bool IsQuote(QuoteCandidate candidate, IReadOnlyList<ContentWords> gold) =>
        IsQuote([.. candidate.Content.Select(range => Units.Text.Span(range.First, range.End))], gold);

    public bool IsQuote(IReadOnlyList<TextSpan> spans, IReadOnlyList<ContentWords> gold) =>
        ContentWords.Of(Document, spans, QuoteMeasure.Leveled) is var words && gold.Any(one => one.Jaccard(words) >= QuoteEvaluation.MinOverlap);
}
