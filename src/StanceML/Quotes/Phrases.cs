using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Finds noun phrases and verb groups around a token. Every look is bounded, so a whole text stays linear.</summary>
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

        if (text.Is(token, Pronoun | ObjectPronoun) && !text.Is(token, Determiner | Possessive) && !text.Is(token, Capital & Time))
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

    /// <summary>First token of the verb group that ends in the verb: auxiliaries, negation and adverbs before it.</summary>
    public int VerbGroupStart(int verb, int floor)
    {
        var at = verb;
        while (at > floor && !text.InRegion(at - 1) && text.Is(at - 1, Auxiliary | Not | Adverb | To) && !text.Is(at - 1, Capital))
        {
            at--;
        }

        while (at < verb && text.Is(at, Adverb) && text.Is(at, Subordinator | Conjunction | Preposition))
        {
            at++;
        }

        return at;
    }

    /// <summary>
    /// The subject that ends before the token, as a half-open token range; empty when none stands there.
    /// An apposition between commas belongs to it.
    /// </summary>
    public (int Start, int End) SubjectBefore(int token, int floor)
    {
        floor = Math.Max(floor, token - MaxPhraseTokens);
        var end = token;
        if (end > floor + 2 && text.Is(end - 1, Bracket) && OpeningBracket(end - 1, floor) is var open && open > floor)
        {
            var (first, last) = SubjectBefore(open, floor);
            return first < last ? (first, end) : (token, token);
        }

        if (end > floor && text.Is(end - 1, Comma) && !text.InRegion(end - 1))
        {
            return AppositionHead(end - 1, floor) is var (head, comma) && head >= 0
                ? (head, text.Is(comma + 1, Preposition | VerbIng | Adverb) ? comma : end - 1)
                : (token, token);
        }

        var start = PhraseStart(end, floor);
        return (start, WithoutTime(start, end));
    }

    /// <summary>The subject without the day that may stand between it and its verb: <c>the council on Wednesday called</c>.</summary>
    private int WithoutTime(int start, int end) =>
        end - 2 > start && text.Is(end - 1, Time) && text.Is(end - 2, Preposition) ? end - 2
        : end - 1 > start && text.Is(end - 1, Time) && text.Is(end - 1, Capital) ? end - 1
        : end;

    /// <summary>Where <c>(D-Ore.)</c> opens; the floor when it does not within a few tokens.</summary>
    private int OpeningBracket(int close, int floor)
    {
        const int MaxTokens = 10;
        for (var at = close - 1; at > floor && at > close - MaxTokens; at--)
        {
            if (text.Is(at, Bracket) && text.Word(at)[0] == '(')
            {
                return at;
            }
        }

        return floor;
    }

    /// <summary>
    /// Start of the noun phrase that the apposition before the comma explains; -1 when there is none.
    /// A name, pronoun or determined noun is looked for over the commas of lists: <c>Ana Richter, minister for trade, energy and tourism, said</c>.
    /// </summary>
    private (int Head, int Comma) AppositionHead(int end, int floor)
    {
        for (var at = end - 1; at > floor && !text.InRegion(at); at--)
        {
            if (text.Is(at, Dash | Colon | Mark))
            {
                break;
            }

            if (text.Is(at, Comma) && IsApposition(at + 1) && PhraseStart(at, floor) is var head && head < at && IsReferring(head))
            {
                return (head, at);
            }
        }

        return (-1, -1);
    }

    private bool IsApposition(int token) => !text.Is(token, Conjunction | Subordinator) || text.Is(token, Relative);

    private bool IsReferring(int head) =>
        text.Is(head, Determiner | Possessive | Pronoun) || char.IsUpper(text.Word(head)[0]) || text.Tokens[head].Kind == TokenKind.Number;

    /// <summary>Start of the noun phrase that ends before the token, with its prepositional and infinitive tails.</summary>
    private int PhraseStart(int end, int floor)
    {
        var at = end;
        if (at > floor && (text.Is(at - 1, Pronoun) && !text.Is(at - 1, Capital)))
        {
            return at - 1;
        }

        var limit = Math.Max(floor, end - MaxPhraseTokens);
        while (at > limit && !text.InRegion(at - 1) && Extends(at - 1, at, end, limit))
        {
            at--;
        }

        return TrimStart(at, end);
    }

    private bool Extends(int token, int start, int end, int floor)
    {
        if (start < end && text.Is(start, Determiner) && !text.Is(start, Possessive) && !text.Is(token, Preposition | Determiner | Conjunction) && !text.IsWord(token, "all"))
        {
            return false;
        }

        if (text.Is(token, Pronoun) && !text.Is(token, Determiner) && !text.Is(token, Capital))
        {
            return start < end && text.Is(start, Conjunction | Participle);
        }

        if (IsPossessiveMark(token))
        {
            return start < end;
        }

        if (text.Is(token, To) && start < end && text.Is(start, VerbBase))
        {
            return token > floor && text.Is(token - 1, Participle);
        }

        if (text.Is(token, Participle) && start < end && text.Is(start, To))
        {
            return token > floor && (IsNominal(token - 1) || text.Is(token - 1, Pronoun));
        }

        if (text.Is(token, Preposition) && !text.Is(token, Capital))
        {
            return start < end && token > floor && !text.Is(token, Subordinator) && !(text.Is(token, To) && text.Is(start, VerbBase)) && IsNominal(token - 1) && !text.Is(token - 1, VerbPast | VerbS | Time | VerbIng);
        }

        if (text.Is(token, Conjunction) && text.IsWord(token, "and"))
        {
            return start < end && token > floor && (IsNominal(token - 1) || text.Is(token - 1, Pronoun)) && !text.Is(token - 1, VerbPast | VerbS) && JoinsAlike(token);
        }

        if (start == end && text.Is(token, VerbS) && IsNominal(token))
        {
            return true;
        }

        if (start == end && text.Is(token, Mark) && text.Word(token)[0] == '%')
        {
            return true;
        }

        return (IsNominal(token) || text.Is(token, Determiner | Possessive))
            && (!text.Is(token, VerbPast | VerbS | VerbIng) || text.Is(token, Capital) || (start < end && text.Is(token, Participle | VerbIng) && token > floor && text.Is(token - 1, Determiner | Possessive)));
    }

    /// <summary>Names join names; after plain nouns an "and" rather joins clauses.</summary>
    private bool JoinsAlike(int conjunction) =>
        text.Is(conjunction - 1, Capital) == text.Is(conjunction + 1, Capital) || text.Is(conjunction + 1, Pronoun);

    private int TrimStart(int start, int end)
    {
        if (start + 1 < end && text.IsWord(start, "that") && text.Is(start + 1, Capital | Pronoun))
        {
            start++;
        }

        while (start < end && text.Is(start, Conjunction | Preposition | Adverb | Comma) && !text.Is(start, Capital | Determiner))
        {
            start++;
        }

        return start;
    }

    /// <summary>The noun phrase after an inverted cue (<c>said Irina Okafor, the spokeswoman</c>) with its tails and appositions.</summary>
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
