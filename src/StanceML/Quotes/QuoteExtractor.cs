namespace StanceML;

/// <summary>Finds reported words in a document: direct, indirect and mixed quotes with their cues.</summary>
/// <remarks>Rules over word classes and cue lists, and a learned tagger that reads what they propose. Safe for concurrent use; linear in the length of the text.</remarks>
/// <param name="model">Null: the rules alone.</param>
public sealed class QuoteExtractor(QuoteModel? model = null)
{
    /// <returns>The outermost quotes in text order; no two share words.</returns>
    public IReadOnlyList<Quote> Extract(Document document) => Extract(document, nested: null);

    /// <param name="nested">Also given those that others' words hold, in text order; they may share words with each other and with what is returned. Null: not looked for.</param>
    /// <inheritdoc cref="Extract(Document)"/>
    internal IReadOnlyList<Quote> Extract(Document document, List<Quote>? nested)
    {
        var text = new TaggedDocument(document);
        var proposed = new CueReader(text).Candidates();
        var chosen = model is null ? CandidateFilter.Outermost(proposed.FindAll(one => !RecalledEnvoys.Are(text, one))) : model.Choose(text, proposed);
        var outer = new QuoteMends(text).Mend(chosen, proposed);
        nested?.AddRange(new NestedQuotes(text).Find(proposed, outer));
        return QuoteBuilder.Build(text, outer, model?.AloneProbability);
    }
}
