namespace StanceML;

/// <summary>Finds reported words in a document: direct, indirect and mixed quotes with their cues.</summary>
/// <remarks>Rules over word classes and cue lists, and a learned tagger that reads what they propose. Safe for concurrent use; linear in the length of the text.</remarks>
/// <param name="model">Null: the rules alone.</param>
public sealed class QuoteExtractor(QuoteModel? model = null)
{
    /// <returns>The quotes in text order; no two share words.</returns>
    public IReadOnlyList<Quote> Extract(Document document)
    {
        var text = new TaggedDocument(document);
        var proposed = new CueReader(text).Candidates();
        var chosen = model is null ? CandidateFilter.Outermost(proposed.FindAll(one => !RecalledEnvoys.Are(text, one))) : model.Choose(text, proposed);
        return QuoteBuilder.Build(text, new QuoteMends(text).Mend(chosen, proposed), model?.AloneProbability);
    }
}
