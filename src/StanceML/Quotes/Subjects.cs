using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Finds the verb group of a cue and the subject before it. Every look is bounded, so a whole text stays linear.</summary>
internal sealed class Subjects(TaggedDocument text, Phrases phrases)
{
    /// <summary>Longest subject looked at, in tokens, its apposition included.</summary>
    private const int MaxPhraseTokens = 40;

    /// <summary>First token of the verb group that ends in the verb: auxiliaries, negation and adverbs before it.</summary>
    public int VerbGroupStart(int verb, int floor)
    {
        var at = verb;
        while (at > floor && !text.InRegion(at - 1) && (IsNoLonger(at, floor) || (text.Is(at - 1, Auxiliary | Not | Adverb | To) && !text.Is(at - 1, Capital))))
        {
            at -= IsNoLonger(at, floor) ? 2 : 1;
        }

        while (at < verb && text.Is(at, Adverb) && text.Is(at, Subordinator | Conjunction | Preposition))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether <c>no longer</c> ends before the token.</summary>
    private bool IsNoLonger(int end, int floor) =>
        end - 2 >= floor && !text.InRegion(end - 2) && text.IsWord(end - 1, "longer") && text.IsWord(end - 2, "no");

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

    /// <summary>Where <c>(the deputy mayor)</c> opens; the floor when it does not within a few tokens.</summary>
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

    /// <summary>Whether the phrase from <paramref name="start"/> to <paramref name="end"/> reaches on to the token before it.</summary>
    private bool Extends(int token, int start, int end, int floor)
    {
        var begun = start < end;
        if (begun && text.Is(start, Determiner) && !text.Is(start, Possessive) && !text.Is(token, Preposition | Determiner | Conjunction) && !text.IsWord(token, "all"))
        {
            return false;
        }

        if (text.Is(token, Pronoun) && !text.Is(token, Determiner) && !text.Is(token, Capital))
        {
            return begun && text.Is(start, Conjunction | Participle);
        }

        if (phrases.IsPossessiveMark(token))
        {
            return begun;
        }

        return begun && Tail(token, start, floor) is { } joins ? joins : IsPart(token, begun, floor);
    }

    /// <summary>Whether a preposition, an infinitive's "to", a participle before it or an "and" hangs what follows on a noun; null for other words.</summary>
    private bool? Tail(int token, int start, int floor)
    {
        if (text.Is(token, To) && text.Is(start, VerbBase))
        {
            return token > floor && text.Is(token - 1, Participle);
        }

        if (text.Is(token, Participle) && text.Is(start, To))
        {
            return token > floor && (phrases.IsNominal(token - 1) || text.Is(token - 1, Pronoun));
        }

        if (text.Is(token, Preposition) && !text.Is(token, Capital))
        {
            return token > floor && !text.Is(token, Subordinator) && phrases.IsNominal(token - 1) && !text.Is(token - 1, VerbPast | Time | VerbIng);
        }

        if (text.Is(token, Conjunction) && text.IsWord(token, "and"))
        {
            return token > floor && (phrases.IsNominal(token - 1) || text.Is(token - 1, Pronoun)) && !text.Is(token - 1, VerbPast | VerbS) && JoinsAlike(token);
        }

        return null;
    }

    private bool IsPart(int token, bool begun, int floor)
    {
        if (!begun && ((text.Is(token, VerbS) && phrases.IsNominal(token)) || (text.Is(token, Mark) && text.Word(token)[0] == '%')))
        {
            return true;
        }

        return (phrases.IsNominal(token) || text.Is(token, Determiner | Possessive))
            && (!text.Is(token, VerbPast | VerbS | VerbIng) || text.Is(token, Capital)
                || (begun && text.Is(token, Participle | VerbIng) && token > floor && text.Is(token - 1, Determiner | Possessive)));
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
}
