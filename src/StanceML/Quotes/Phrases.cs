using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Finds noun phrases and adverbials from a token on. Every look is bounded, so a whole text stays linear.</summary>
internal sealed class Phrases(TaggedDocument text)
{
    /// <summary>Longest noun phrase looked at, in tokens; longer ones in news are lists.</summary>
    private const int MaxPhraseTokens = 40;

    /// <summary>Longest quoted words, marks included, that still name something.</summary>
    private const int MaxScareTokens = 6;

    /// <summary>Whether the token can stand inside a noun phrase: noun, name, adjective, number.</summary>
    public bool IsNominal(int token)
    {
        if (text.Is(token, AnyMark | Preposition | Conjunction | Subordinator | Auxiliary | Adverb | Not | To))
        {
            return text.Is(token, Capital) && !text.Is(token, AnyMark | Auxiliary | To | Conjunction);
        }

        return text.Tokens[token].Kind is TokenKind.Word or TokenKind.Number && !text.Is(token, Wh | Relative) && !IsPossessiveMark(token);
    }

    public bool IsPossessiveMark(int token) =>
        text.Tokens[token].Span.Length == 2 && text.Word(token)[1] is 's' or 'S' && Marks.IsApostrophe(text.Word(token)[0]);

    /// <summary>End of the simple noun phrase at the token (no prepositional phrases); the token itself when none starts there.</summary>
    public int NounPhraseEnd(int token, int limit)
    {
        limit = Math.Min(limit, token + MaxPhraseTokens);
        if (token >= limit)
        {
            return token;
        }

        // "told her that": her is no possessive there.
        var isObject = text.Is(token, ObjectPronoun) && token + 1 < limit && text.IsWord(token + 1, "that");
        if (isObject || (text.Is(token, Pronoun | ObjectPronoun) && !text.Is(token, Determiner | Possessive) && !text.Is(token, Capital & Time)))
        {
            return token + 1;
        }

        var at = token;
        while (at < limit && (text.Is(at, Determiner | Possessive) && at == token || IsInside(at, token)))
        {
            at++;
        }

        return at > token && (at > token + 1 || !text.Is(token, Possessive)) ? at : token;
    }

    private bool IsInside(int at, int start)
    {
        if (IsPossessiveMark(at))
        {
            return at > start && !text.Is(at - 1, Pronoun);
        }

        if (text.InRegion(at))
        {
            var region = text.Regions[text.RegionOf(at)];
            return at > start && region.EndToken - region.FirstToken <= MaxScareTokens;
        }

        if (!IsNominal(at) || (at > start && text.Is(at, Pronoun) && text.Is(at, Determiner) == false))
        {
            return false;
        }

        if (text.Is(at, VerbBase) && IsNeverNoun(at))
        {
            return false;
        }

        if (text.Is(at, VerbS) && at > start && at + 1 < text.Tokens.Length && text.IsWord(at + 1, "of"))
        {
            return true;
        }

        // After the head a finite verb ends the phrase; before it an -ed or -ing form is an adjective.
        var verbal = text.Is(at, VerbPast | VerbS | VerbIng | Participle) && !text.Is(at, Capital);
        return !verbal || (text.Is(at, VerbIng) && at > start && text.Is(at - 1, Determiner | Possessive)) || (text.Is(at, VerbIng | Participle) && (at == start || text.Is(at - 1, Determiner | Possessive)) && at + 1 < text.Tokens.Length && IsNominal(at + 1));
    }

    /// <summary>Base forms that are no noun as well, unlike <c>claim</c> or <c>report</c>.</summary>
    public bool IsNeverNoun(int verb) => text.Entry(verb).Verb?.Lemma is "say" or "tell" or "think" or "believe" or "argue" or "insist" or "contend" or "describe";

    /// <summary>First token after adverbs, times and prepositional phrases that stand between a cue and its content.</summary>
    public int AfterAdverbials(int token, int limit)
    {
        while (token < limit && !text.InRegion(token))
        {
            var next = AfterAdverbial(token, limit);
            if (next == token)
            {
                break;
            }

            token = next;
        }

        return token;
    }

    private int AfterAdverbial(int token, int limit)
    {
        if (text.Is(token, Time) || (text.Is(token, Adverb) && !text.Is(token, Subordinator | Preposition)))
        {
            return token + 1;
        }

        if (text.Is(token, Determiner) && token + 1 < limit && text.Is(token + 1, Time))
        {
            return token + 2;
        }

        if (text.Is(token, Comma) && token + 2 < limit && text.Is(token + 1, Adverb) && text.Is(token + 2, Comma))
        {
            return token + 3;
        }

        if (text.Is(token, Preposition) && !text.Is(token, VerbForm) && !text.Is(token, Capital) && !(text.Is(token, To) && token + 1 < limit && text.Is(token + 1, VerbBase)))
        {
            var end = NamedOrPlain(token + 1, limit);
            return end > token + 1 ? end : token;
        }

        return token;
    }

    /// <summary>The noun phrase after a preposition, cut where a name follows plain nouns: <c>in a statement | Russia supports</c>.</summary>
    private int NamedOrPlain(int token, int limit)
    {
        var end = NounPhraseEnd(token, limit);
        for (var at = token + 1; at < end; at++)
        {
            if (text.Is(at, Capital) && !text.Is(at, Time) && !text.Is(at - 1, Capital | Determiner | Possessive | Number) && !IsPossessiveMark(at - 1))
            {
                return at;
            }

            if (text.Is(at, Determiner | Possessive) && at > token)
            {
                return at;
            }
        }

        return end;
    }

    /// <summary>The noun phrase after an inverted cue (<c>said Ana Okafor, the deputy</c>) with its tails and appositions.</summary>
    public int SpeakerPhraseEnd(int token, int limit)
    {
        var end = NounPhraseEnd(token, limit);
        if (end == token)
        {
            return token;
        }

        while (end < limit && !text.InRegion(end) && text.Is(end, Preposition) && text.IsWord(end, "of") || (end < limit && IsNameJoin(end, limit)))
        {
            var next = NounPhraseEnd(end + 1, limit);
            if (next == end + 1)
            {
                break;
            }

            end = next;
        }

        return WithApposition(token, end, limit);
    }

    /// <summary>Takes in what explains the name up to the next comma or end mark: <c>Ana Richter, minister for trade</c>.</summary>
    private int WithApposition(int start, int end, int limit)
    {
        const int MaxTokens = 20;
        if (end + 1 >= limit || !text.Is(end, Comma) || text.InRegion(end) || text.Is(start, Pronoun)
            || text.InRegion(end + 1) || !(text.Is(end + 1, Determiner | Possessive) || IsNominal(end + 1) || text.IsWord(end + 1, "who")) || text.Is(end + 1, VerbIng))
        {
            return end;
        }

        var who = text.IsWord(end + 1, "who");
        for (var at = end + 1; at < limit && at < end + MaxTokens; at++)
        {
            if (text.InRegion(at) || (!who && text.Is(at, VerbPast | VerbS | Auxiliary) && !text.Is(at, Capital)))
            {
                return end;
            }

            if (text.Is(at, Comma | EndMark))
            {
                return at;
            }
        }

        return end;
    }

    private bool IsNameJoin(int token, int limit) =>
        text.IsWord(token, "and") && token + 1 < limit && text.Is(token + 1, Capital) && text.Is(token - 1, Capital);
}
