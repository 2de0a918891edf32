namespace StanceML;

/// <summary>Finds reported words in a document: direct, indirect and mixed quotes with their cues.</summary>
/// <remarks>Rules over word classes and cue lists. Safe for concurrent use; linear in the length of the text.</remarks>
public sealed class QuoteExtractor
{
    private readonly WordLexicon _lexicon = WordLexicon.BuiltIn;

    /// <returns>The quotes in text order; no two share words.</returns>
    public IReadOnlyList<Quote> Extract(Document document)
    {
        var text = new TaggedDocument(document, _lexicon);
        var candidates = new CueReader(text).Candidates();
        return QuoteBuilder.Build(text, CandidateFilter.Outermost(candidates));
    }
}
