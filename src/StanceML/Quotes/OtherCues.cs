using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Cues that are no verbs: <c>according to X</c>, <c>X's claim that</c>.</summary>
internal sealed class OtherCues(TaggedDocument text, Phrases phrases, ContentEnds ends)
{
    public QuoteCandidate? At(int token) =>
        text.IsWord(token, "according") ? AccordingTo(token)
        : text.Entry(token).Noun is not null ? Noun(token)
        : null;

    private QuoteCandidate? AccordingTo(int token)
    {
        var sentence = text.SentenceOf(token);
        if (token + 2 >= sentence.EndToken || !text.Is(token + 1, To))
        {
            return null;
        }

        var end = SourceEnd(token + 2, sentence.EndToken);
        if (end == token + 2)
        {
            return null;
        }

        var content = token == sentence.FirstToken || text.Is(token - 1, Conjunction) && token - 1 == sentence.FirstToken
            ? After(end, sentence.EndToken)
            : Before(token, sentence);
        return content is { } range && range.End > range.First
            ? new QuoteCandidate { Rule = "according-to", Content = [range], Cue = [(token, token + 2)], Source = (token + 2, end) }
            : null;
    }

    private int SourceEnd(int token, int limit)
    {
        var at = token;
        while (at < limit && !text.Is(at, Comma | EndMark | Dash | Colon | Mark) && !text.InRegion(at))
        {
            at++;
        }

        return at;
    }

    private (int First, int End)? After(int sourceEnd, int limit) =>
        sourceEnd + 1 < limit && text.Is(sourceEnd, Comma) ? (sourceEnd + 1, ends.WithoutEndMark(sourceEnd + 1, limit)) : null;

    private (int First, int End) Before(int token, Sentence sentence)
    {
        var end = token;
        while (end > sentence.FirstToken && text.Is(end - 1, Comma | Dash) && !text.InRegion(end - 1))
        {
            end--;
        }

        return (sentence.FirstToken, end);
    }

    /// <summary><c>Russia's claim that …</c>, <c>its opposition to …</c></summary>
    private QuoteCandidate? Noun(int noun)
    {
        var cue = text.Entry(noun).Noun!;
        var sentence = text.SentenceOf(noun);
        var at = noun + 1;
        if (at + 1 >= sentence.EndToken || text.InRegion(at))
        {
            return null;
        }

        var start = ContentStart(cue, at);
        var source = Possessor(noun, sentence.FirstToken);
        if (start < 0 || source is null)
        {
            return null;
        }

        var whole = cue.Has(FrameSet.Whole);
        var end = text.IsWord(at, "that") ? ends.OfClause(start, noun, sentence.EndToken) : ends.OfPhrase(start, noun, sentence.EndToken);
        return new QuoteCandidate
        {
            Rule = "noun",
            Content = [(whole ? source.Value.First : start, end)],
            Cue = [(noun, noun + 1)],
            Framing = cue.Framing,
            Source = source,
        };
    }

    private int ContentStart(CueWord cue, int at)
    {
        if (cue.Has(FrameSet.Clause) && text.IsWord(at, "that"))
        {
            return at + 1;
        }

        if (cue.Has(FrameSet.Infinitive) && text.Is(at, To) && text.Is(at + 1, VerbBase | Be | Have | Do))
        {
            return at;
        }

        foreach (var preposition in cue.Prepositions)
        {
            if (text.IsWord(at, preposition))
            {
                return at + 1;
            }
        }

        return -1;
    }

    /// <summary>The possessive before the noun, over its adjectives; null when none stands there.</summary>
    private (int First, int End)? Possessor(int noun, int floor)
    {
        const int MaxAdjectives = 3;
        for (var at = noun - 1; at >= floor && at >= noun - 1 - MaxAdjectives; at--)
        {
            if (text.Is(at, Possessive))
            {
                return (at, at + 1);
            }

            if (phrases.IsPossessiveMark(at))
            {
                var (start, end) = phrases.SubjectBefore(at, floor);
                return start < end ? (start, end) : null;
            }

            if (!phrases.IsNominal(at) && !text.Is(at, Adverb))
            {
                return null;
            }
        }

        return null;
    }
}
