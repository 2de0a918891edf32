namespace StanceML;

/// <summary>Names who spoke each quote.</summary>
/// <remarks>
/// Precise rules run first, after Muzny et al. (EACL 2017), and each answer says which rule gave it.
/// Immutable; safe for concurrent use. Time grows linearly with the article.
/// </remarks>
public sealed class SpeakerAttributor(ActorDirectory actors)
{
    private readonly SpeakerLexicon _lexicon = new();

    /// <param name="quotes">In text order.</param>
    /// <returns>One attribution per quote, in the same order; speaker null when no rule answered.</returns>
    public IReadOnlyList<Attribution> Attribute(Document document, IReadOnlyList<Quote> quotes) =>
        quotes.Count == 0 || document.Tokens.Count == 0
            ? [.. quotes.Select(quote => new Attribution(quote, null, AttributionRule.None))]
            : new ArticleAttribution(document, quotes, actors, _lexicon).Run();
}
