namespace StanceML;

/// <summary>Names who spoke each quote.</summary>
/// <remarks>
/// Precise rules run first, after Muzny et al. (EACL 2017), and each answer says which rule gave it; inside the rule for
/// pronouns a fitted ranker chooses among the antecedents. Immutable; safe for concurrent use. Time grows linearly with the article.
/// </remarks>
public sealed class SpeakerAttributor(ActorDirectory actors, SpeakerModel model)
{
    /// <summary>With the built-in model.</summary>
    public SpeakerAttributor(ActorDirectory actors)
        : this(actors, SpeakerModel.LoadBuiltIn())
    {
    }

    /// <param name="quotes">In text order, each that holds nested ones right before them.</param>
    /// <returns>One attribution per quote, in the same order; speaker null when no rule answered, and of a nested quote where it may be whoever tells of it, or where another that shares its words is somebody's.</returns>
    public IReadOnlyList<Attribution> Attribute(Document document, IReadOnlyList<Quote> quotes) => Attribute(document, quotes, actors.Find(document.Text));

    /// <param name="quotes">In text order.</param>
    /// <param name="mentions">What <see cref="ActorDirectory.Find"/> of the same directory finds in the document.</param>
    /// <inheritdoc cref="Attribute(Document, IReadOnlyList{Quote})"/>
    public IReadOnlyList<Attribution> Attribute(Document document, IReadOnlyList<Quote> quotes, IReadOnlyList<ActorMention> mentions) =>
        quotes.Count == 0 || document.TokenArray.Length == 0
            ? [.. quotes.Select(quote => new Attribution(quote, null, AttributionRule.None))]
            : new ArticleAttribution(document, quotes, mentions, actors, model).Run();

    /// <summary>The same, telling of each pronoun and each answer on the way; the vectors are reused. For training.</summary>
    internal IReadOnlyList<Attribution> Attribute(Document document, IReadOnlyList<Quote> quotes, Action<ResolvedPronoun> onPronoun, Action<int, double[]> onAnswer) =>
        quotes.Count == 0 || document.TokenArray.Length == 0
            ? []
            : new ArticleAttribution(document, quotes, actors.Find(document.Text), actors, model) { OnPronoun = onPronoun, OnAnswer = onAnswer }.Run();
}
