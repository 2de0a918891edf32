using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Tells a third party's plain speech from what is denied, supposed, asked or said by people in general.</summary>
/// <remarks>Each rule here was kept for what it left out of PolNeAR's articles.</remarks>
internal static class ThirdPartySpeech
{
    /// <summary>Shorter words without marks name a thing more often than they say one.</summary>
    private const int MinWords = 4;

    /// <param name="cue">A verb of speech with its auxiliaries.</param>
    /// <param name="outer">The words that hold the clause.</param>
    public static bool Is(TaggedDocument view, (int First, int End) cue, (int First, int End) source, (int First, int End) outer) =>
        IsPlainlySaid(view, cue) && IsThirdParty(view, source, cue, outer.End) && !IsSupposed(view, Math.Min(source.First, cue.First), cue, outer.First);

    /// <summary>Neither denied nor possible nor to come, and not said of the subject: <c>never said</c>, <c>might say</c>, <c>was told</c>.</summary>
    private static bool IsPlainlySaid(TaggedDocument view, (int First, int End) cue)
    {
        var verb = cue.End - 1;
        for (var at = cue.First; at < verb; at++)
        {
            if (view.Is(at, Not | Modal | To | Do | Be) || view.IsWord(at, "never") || view.IsWord(at, "longer"))
            {
                return false;
            }
        }

        return !view.Is(verb, VerbIng) && (view.Is(verb, VerbPast | VerbS | VerbBase) || verb > cue.First);
    }

    /// <summary>A name, an office, people that are pointed out; he and she, and they where they tell it to somebody.</summary>
    /// <param name="end">Of the words that hold it: there may be no token after.</param>
    private static bool IsThirdParty(TaggedDocument view, (int First, int End) source, (int First, int End) cue, int end)
    {
        if (source.End - source.First == 1 && view.Is(source.First, Pronoun | ObjectPronoun | Possessive))
        {
            return view.IsWord(source.First, "he") || view.IsWord(source.First, "she")
                || (view.IsWord(source.First, "they") && view.IsWord(cue.End - 1, "told") && cue.End < end && view.Is(cue.End, ObjectPronoun | Capital));
        }

        if (view.Is(source.First, ObjectPronoun) && !view.Is(source.First, Possessive))
        {
            return false;
        }

        for (var at = source.First; at < source.End; at++)
        {
            if (NestedWords.IsNobody(view.Word(at)) || view.Is(at, Relative | Wh | QuoteMark) || view.IsWord(at, "I") || view.IsWord(at, "we"))
            {
                return false;
            }
        }

        if (view.Is(cue.End - 1, VerbPast | Participle))
        {
            return true;
        }

        // "Doctors say": people in general; "this tells us": a thing; "the claims": a noun.
        return view.Entry(cue.End - 1).Verb!.Lemma is "say" && (view.Is(source.First, Determiner | Possessive) || HoldsCapital(view, source));
    }

    private static bool HoldsCapital(TaggedDocument view, (int First, int End) source)
    {
        for (var at = source.First; at < source.End; at++)
        {
            if (char.IsUpper(view.Word(at)[0]) && (at > source.First || view.Is(at, Capital)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what stands before the clause makes a case, a question or the description of a thing of it: <c>if he says</c>, <c>the system that he claims</c>.</summary>
    private static bool IsSupposed(TaggedDocument view, int start, (int First, int End) cue, int floor)
    {
        var sentence = view.WindowOf(cue.First);
        floor = Math.Max(floor, sentence.FirstToken);
        for (var at = floor; at < start; at++)
        {
            if (view.IsWord(at, "if") || view.IsWord(at, "unless") || view.IsWord(at, "suppose") || view.IsWord(at, "imagine"))
            {
                return true;
            }
        }

        return view.Word(sentence.EndToken - 1)[0] == '?'
            || (start - 1 >= floor && NestedWords.Supposes(view.Word(start - 1)))
            || (start - 2 >= floor && view.Is(start - 1, Relative) && !view.Is(start - 2, VerbForm | ObjectPronoun | Adverb | Comma | Conjunction))
            || (start - 1 >= floor && !MayPrecede(view, start - 1));
    }

    /// <summary>A clause follows marks, joints and verbs of saying; after a noun it describes that noun (<c>everything he says</c>), and after another verb its subject is an object (<c>who accused Holt said</c>).</summary>
    private static bool MayPrecede(TaggedDocument view, int token) =>
        view.Is(token, VerbForm) ? view.Entry(token).Verb is { } verb && verb.Has(FrameSet.Clause)
        : view.IsWord(token, "that") || view.Is(token, AnyMark | Conjunction | Time | Adverb) || view.Is(token, Subordinator | Preposition) || (view.Is(token, ObjectPronoun) && !view.Is(token, Pronoun));

    /// <summary>Some words with a verb, or at least a verb in marks. <c>Said it again</c> says nothing.</summary>
    public static bool IsClause(TaggedDocument view, List<(int First, int End)> content)
    {
        var (start, last) = content[0];
        var points = (view.IsWord(start, "it") || view.IsWord(start, "so") || view.IsWord(start, "this")) && start + 1 < last && !view.Is(start + 1, VerbForm | Auxiliary);
        var marked = view.InRegion(start);
        return !points && (marked || StartsClause(view, start, last)) && HoldsWordsAndVerb(view, content, marked ? 1 : MinWords);
    }

    private static bool HoldsWordsAndVerb(TaggedDocument view, List<(int First, int End)> content, int leastWords)
    {
        int words = 0, verbs = 0;
        foreach (var (first, end) in content)
        {
            for (var at = first; at < end && (words < leastWords || verbs == 0); at++)
            {
                words += view.Tokens[at].Kind == TokenKind.Word ? 1 : 0;
                verbs += view.Is(at, Auxiliary | VerbPast | VerbS) || (view.Is(at, VerbBase) && at > first && IsSubjectOfBase(view, at - 1)) ? 1 : 0;
            }
        }

        return words >= leastWords && verbs > 0;
    }

    /// <summary>Whether a subject with its verb follows, or what stands before one: <c>said one thing as a candidate</c> holds none.</summary>
    private static bool StartsClause(TaggedDocument view, int start, int end)
    {
        const int MaxTails = 4;
        if (view.Is(start, Subordinator | Wh | Preposition | Adverb | Time) || view.IsWord(start, "there"))
        {
            return true;
        }

        var phrases = new Phrases(view);
        var at = view.Is(start, ObjectPronoun) && !view.Is(start, Pronoun | Possessive) ? start : phrases.NounPhraseEnd(start, end);
        if (at == start)
        {
            return false;
        }

        for (var tails = 0; tails < MaxTails && at + 1 < end && (view.Is(at, Preposition | Conjunction | Comma) && !view.Is(at, VerbForm)) && phrases.NounPhraseEnd(at + 1, end) is var next && next > at + 1; tails++)
        {
            at = next;
        }

        while (at < end && view.Is(at, Adverb | QuoteMark))
        {
            at++;
        }

        return at < end && (view.InRegion(at) || view.Is(at, Auxiliary | VerbForm | Relative) || (view.Is(at, Comma) && at + 1 < end && view.Is(at + 1, Determiner | Relative)));
    }

    /// <summary><c>they live</c>, <c>voters want</c>.</summary>
    private static bool IsSubjectOfBase(TaggedDocument view, int token) => view.Is(token, Pronoun | Modal | To) || view.Word(token)[^1] == 's';
}
