using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Cues that are no verbs: <c>according to X</c>, <c>X's claim that</c>.</summary>
internal sealed class OtherCues(TaggedDocument text, Phrases phrases, Subjects subjects, ContentEnds ends)
{
    public QuoteCandidate? At(int token) =>
        text.IsWord(token, "according") ? AccordingTo(token)
        : text.Is(token, Colon) ? AtColon(token)
        : text.Is(token, VerbPast) ? UnlistedVerb(token)
        : text.Entry(token).Noun is { } noun ? (noun.Has(FrameSet.Label) ? Label(token) : null) ?? Noun(token)
        : null;

    /// <summary><c>flags bearing the words "…"</c></summary>
    private QuoteCandidate? Label(int noun)
    {
        var at = noun + 1 < text.Tokens.Length && text.Is(noun + 1, Colon | Comma) ? noun + 2 : noun + 1;
        if (at >= text.WindowOf(noun).EndToken || !text.InRegion(at))
        {
            return null;
        }

        var sentence = text.WindowOf(noun);
        var start = noun;
        while (start > sentence.FirstToken && text.Is(start - 1, Determiner | VerbIng | Preposition))
        {
            start--;
        }

        return new QuoteCandidate
        {
            Rule = "label",
            Content = [(at, text.Regions[text.RegionOf(at)].EndToken)],
            Cue = [(start, noun + 1)],
            Source = FirstSubject(sentence),
        };
    }

    /// <summary>Quoted words after a colon that no verb claimed: <c>Her answer was short: "…"</c>; <c>Okafor: "…"</c>.</summary>
    private QuoteCandidate? AtColon(int colon)
    {
        var sentence = text.WindowOf(colon);
        if (colon + 1 >= sentence.EndToken)
        {
            return null;
        }

        if (text.InRegion(colon + 1))
        {
            return new QuoteCandidate
            {
                Rule = "colon",
                Content = [(colon + 1, text.Regions[text.RegionOf(colon + 1)].EndToken)],
                Cue = [(colon, colon + 1)],
                Source = colon > sentence.FirstToken ? FirstSubject(sentence) : null,
            };
        }

        return IsNameLine(sentence.FirstToken, colon) && text.Document.Paragraphs[sentence.Paragraph].Start == sentence.Span.Start
            ? new QuoteCandidate
            {
                Rule = "name-colon",
                Content = [(colon + 1, ends.WithoutEndMark(colon + 1, sentence.EndToken))],
                Cue = [(colon, colon + 1)],
                Source = (sentence.FirstToken, colon),
            }
            : null;
    }

    /// <summary>Names before a colon at the head of a line: <c>Okafor:</c>, <c>MR. ADEYEMI:</c>, <c>Q:</c>.</summary>
    private bool IsNameLine(int first, int colon)
    {
        const int MaxNameTokens = 4;
        if (colon - first > MaxNameTokens)
        {
            return false;
        }

        for (var at = first; at < colon; at++)
        {
            if (!char.IsUpper(text.Word(at)[0]) || text.Is(at, VerbForm | Determiner | Adverb | Wh) || text.Entry(at).Noun is not null)
            {
                return false;
            }
        }

        return colon > first;
    }

    /// <summary>Any other verb beside speech: <c>"Never!" thundered Okafor</c>; <c>"Never," Okafor thundered</c>.</summary>
    private QuoteCandidate? UnlistedVerb(int verb)
    {
        var sentence = text.WindowOf(verb);
        if (text.Entry(verb).Verb is not null || verb == 0)
        {
            return null;
        }

        var (start, end) = subjects.SubjectBefore(verb, sentence.FirstToken);
        var quoteEnd = start < end ? start : verb;
        if (quoteEnd == 0 || quoteEnd <= sentence.FirstToken || !text.InRegion(quoteEnd - 1) || text.Regions[text.RegionOf(quoteEnd - 1)].EndToken != quoteEnd || !EndsSpeech(quoteEnd))
        {
            return null;
        }

        var speaker = start < end ? (start, end) : (verb + 1, phrases.SpeakerPhraseEnd(verb + 1, sentence.EndToken));
        return speaker.Item2 > speaker.Item1
            ? new QuoteCandidate
            {
                Rule = "unlisted-verb",
                Content = [(text.Regions[text.RegionOf(quoteEnd - 1)].FirstToken, quoteEnd)],
                Cue = [(verb, verb + 1)],
                Source = speaker,
            }
            : null;
    }

    private bool EndsSpeech(int quoteEnd) => text.Is(quoteEnd - 2, Comma) || (text.Is(quoteEnd - 2, EndMark) && text.Word(quoteEnd - 2)[0] != '.');

    /// <summary>The noun phrase that opens the sentence, taken as its subject; null when a verb or mark comes first.</summary>
    public (int First, int End)? FirstSubject(Sentence sentence)
    {
        var first = sentence.FirstToken;
        while (first < sentence.EndToken && text.Is(first, Conjunction | Adverb) && !text.Is(first, Determiner | Pronoun))
        {
            first++;
        }

        var end = phrases.SpeakerPhraseEnd(first, sentence.EndToken);
        return end > first && !text.InRegion(first) ? (first, end) : null;
    }

    private QuoteCandidate? AccordingTo(int token)
    {
        var sentence = text.WindowOf(token);
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
        var sentence = text.WindowOf(noun);
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
        var end = text.IsWord(at, "that") ? ends.OfClause(start, noun, sentence.EndToken, timeless: true) : ends.OfPhrase(start, noun, sentence.EndToken, timeless: true);
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
            if (text.IsWord(at, preposition) && !text.Is(at + 1, Time))
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
                var (start, end) = subjects.SubjectBefore(at, floor);
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
