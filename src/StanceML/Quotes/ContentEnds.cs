using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Finds where reported content ends.</summary>
internal sealed class ContentEnds(TaggedDocument text, Phrases phrases)
{
    private const int NoTense = -1;

    /// <summary>How far a new reporting clause may start from its verb, in tokens.</summary>
    private const int MaxClauseStartTokens = 8;

    /// <summary>End of a reported clause that starts at the token; at most the end of the cue's sentence or of a quoted region that runs beyond.</summary>
    /// <param name="cue">The cue, whose tense a second reporting verb must share.</param>
    /// <param name="timeless">Whether the cue is a noun, which has no tense.</param>
    public int OfClause(int start, int cue, int limit, bool timeless = false)
    {
        var opener = IsInOpener(cue);
        for (var at = start; at < limit; at++)
        {
            if (text.InRegion(at))
            {
                var end = text.Regions[text.RegionOf(at)].EndToken;
                if (end >= limit || EndsInside(end))
                {
                    return end;
                }

                at = end - 1;
            }
            else if (at > start && (EndsAt(at, timeless ? NoTense : cue, limit) || (opener && EndsOpener(at, limit))))
            {
                return at;
            }
        }

        return WithoutEndMark(start, limit);
    }

    /// <summary>End of an object: as a clause's, but the first comma, dash, coordination with a verb or new clause ends it.</summary>
    public int OfPhrase(int start, int cue, int limit, bool timeless = false)
    {
        for (var at = start; at < limit; at++)
        {
            if (text.InRegion(at))
            {
                at = Math.Min(limit, text.Regions[text.RegionOf(at)].EndToken) - 1;
            }
            else if (at > start && (EndsAt(at, timeless ? NoTense : cue, limit) || EndsPhraseAt(at, limit)))
            {
                return at;
            }
        }

        return WithoutEndMark(start, limit);
    }

    /// <summary>Whether the cue stands in an opening before the main clause: <c>Saying that …, the minister left</c>.</summary>
    private bool IsInOpener(int cue)
    {
        var first = text.WindowOf(cue).FirstToken;
        while (first < cue && text.Is(first, Conjunction | Adverb))
        {
            first++;
        }

        if (!text.Is(first, VerbIng | Subordinator) && !(text.Is(first, Preposition) && text.Is(cue, VerbIng)))
        {
            return false;
        }

        for (var at = first; at < cue; at++)
        {
            if (text.Is(at, Comma))
            {
                return false;
            }
        }

        return true;
    }

    private bool EndsOpener(int at, int limit) =>
        text.Is(at, Comma) && at + 1 < limit && (text.Is(at + 1, Determiner | Possessive | Capital) || (text.Is(at + 1, Pronoun) && !text.Is(at + 1, Relative)));

    public int WithoutEndMark(int start, int end)
    {
        while (end > start + 1 && text.Is(end - 1, EndMark | Comma | Dash | Colon) && !text.InRegion(end - 1))
        {
            end--;
        }

        return end;
    }

    /// <summary>Whether the region that ends before the token closes after a point, so that its sentence is over.</summary>
    private bool EndsInside(int end) => end >= 2 && text.Is(end - 2, EndMark) && text.SentenceOf(end - 1).EndToken == end;

    private bool EndsAt(int at, int cue, int limit) =>
        text.Is(at, Comma | Dash) ? StartsParticiple(at + 1, limit) || GoesOnWithoutSubject(at + 1, limit) || StartsReportingClause(at + 1, cue, limit)
        : text.Is(at, Mark) ? text.Word(at)[0] == ';'
        : text.Is(at, Conjunction) && IsSecondCue(at + 1, cue, limit);

    /// <summary><c>…, adding that</c>, <c>— indicating</c>: what the speaker did besides is no content. Chosen on PolNeAR train.</summary>
    private bool StartsParticiple(int at, int limit) => at < limit && text.Is(at, VerbIng) && !text.Is(at, Preposition);

    /// <summary><c>…, and has left</c>, <c>…, but went home</c>: after a comma the reporter's own subject acts on.</summary>
    private bool GoesOnWithoutSubject(int at, int limit) =>
        at + 1 < limit && text.Is(at, Conjunction) && text.Is(at + 1, Have | Be | VerbPast | VerbS) && !text.Is(at + 1, Capital | VerbBase);

    /// <summary><c>and said</c>, <c>but added</c>: the same subject reports on.</summary>
    private bool IsSecondCue(int at, int cue, int limit)
    {
        while (at < limit && text.Is(at, Adverb))
        {
            at++;
        }

        return at < limit && text.Entry(at).Verb is { } verb && SharesTense(at, cue) && verb.Has(FrameSet.Clause | FrameSet.Object | FrameSet.Urge | FrameSet.Preposition | FrameSet.As);
    }

    /// <summary><c>, according to</c>; <c>, but Kosovo says</c>; <c>, he said</c>.</summary>
    private bool StartsReportingClause(int at, int cue, int limit)
    {
        if (at < limit && text.Is(at, Conjunction | Subordinator))
        {
            at++;
            if (IsSecondCue(at, cue, limit))
            {
                return true;
            }
        }

        if (at < limit && text.IsWord(at, "according"))
        {
            return true;
        }

        var end = phrases.NounPhraseEnd(at, Math.Min(limit, at + MaxClauseStartTokens));
        if (end == at)
        {
            return false;
        }

        while (end < limit && text.Is(end, Adverb | Have))
        {
            end++;
        }

        return end < limit && text.Entry(end).Verb is { } verb && verb.Has(FrameSet.Clause | FrameSet.Urge) && text.Is(end, VerbPast | VerbS) && SharesTense(end, cue);
    }

    private bool SharesTense(int verb, int cue) =>
        cue == NoTense ? text.Is(verb, VerbPast | VerbS)
        : text.Is(cue, VerbPast) ? text.Is(verb, VerbPast) : text.Is(cue, VerbS) ? text.Is(verb, VerbS) : text.Is(cue, VerbBase) && text.Is(verb, VerbBase);

    /// <summary>When it was said is no content: <c>Sunday</c>, <c>on Tuesday</c>, <c>in June 2015</c>, <c>last week</c>.</summary>
    private bool IsDate(int at, int limit)
    {
        var next = at + 1 < limit && text.Is(at, Preposition | Determiner | Adverb) ? at + 1 : at;
        return (next > at || text.Is(at, Capital)) && text.Is(next, Time) && !(next + 1 < limit && phrases.IsPossessiveMark(next + 1)) && !phrases.IsPossessiveMark(at - 1);
    }

    private bool EndsPhraseAt(int at, int limit)
    {
        if (text.Is(at, Comma))
        {
            return !(at + 1 < limit && (text.Is(at + 1, Relative) || text.IsWord(at + 1, "including") || text.IsWord(at + 1, "especially") || text.IsWord(at + 1, "such")));
        }

        if (text.Is(at, Dash | Colon | Bracket) || (text.Is(at, VerbPast) && text.Entry(at).Verb is { } verb && verb.Has(FrameSet.Bare) && !text.Is(at - 1, Pronoun | Capital | Relative | Auxiliary | Adverb)))
        {
            return true;
        }

        if (IsDate(at, limit))
        {
            return true;
        }

        if (text.Is(at, Conjunction))
        {
            return at + 1 < limit && text.Is(at + 1, VerbPast | VerbS | Auxiliary) && !text.Is(at + 1, Capital);
        }

        return text.Is(at, Subordinator) && !text.Is(at, Preposition | Wh) && !text.IsWord(at, "than") && !text.IsWord(at, "as");
    }
}
