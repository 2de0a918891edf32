namespace StanceML;

/// <summary>Tells whom a nested quote is told of, and that it is not whoever tells of it, who must be known.</summary>
internal sealed class NestedSources(ArticleWords words, PronounResolver pronouns, SpeakerNamer namer)
{
    /// <summary><c>He told me that …</c>, <c>Holt said that he …</c></summary>
    /// <param name="outer">Who tells of it.</param>
    /// <param name="isTurn">All in the outer speaker's own words, where <c>he</c> is somebody else; in a reporter's it may be the outer speaker, and is then nobody's.</param>
    /// <returns>Null when it may be the outer speaker, or nobody plainly.</returns>
    public NamedSpeaker? Pronoun(SourcePhrase phrase, NamedSpeaker outer, bool isTurn) =>
        (isTurn || (outer.Entity is { IsNamed: true, Kind: not EntityKind.Document } && !pronouns.Fits(outer.Entity, phrase.Pronoun)))
        && pronouns.Resolve(phrase.Pronoun, last: null, except: outer.Entity) is { } antecedent && antecedent.Entity.Kind != EntityKind.Document
            ? namer.Name(antecedent, phrase.Span)
            : null;

    /// <summary>Whether the source is a person or a body, and another one than the outer speaker.</summary>
    public bool IsAnother(NamedSpeaker named, NamedSpeaker outer, SourcePhrase phrase, Quote quote) =>
        named.Entity.Kind != EntityKind.Document && named.Entity != outer.Entity && named.Speaker.Name != outer.Speaker.Name
        && (phrase.Mention is not null || phrase.IsSeveral || CanSpeak(phrase.FirstToken, phrase.EndToken) || HasHearer(quote));

    /// <summary>A name, an office or a body; a poll says nothing.</summary>
    private bool CanSpeak(int first, int end)
    {
        for (var i = first; i < end && !words.Is(i, WordTraits.Preposition); i++)
        {
            if (words.Is(i, WordTraits.Role | WordTraits.Institution) || (i > first && words.IsCapital(i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>told me</c>: things tell nobody by name.</summary>
    private bool HasHearer(Quote quote)
    {
        var (_, end) = words.TokensIn(quote.Cue!.Spans[^1]);
        return quote.Cue.Spans[^1].End < quote.Start && (words.Is(end, WordTraits.Pronoun) || words.Reads(end, "me") || words.Reads(end, "him") || words.Reads(end, "her") || words.Reads(end, "us"));
    }
}
