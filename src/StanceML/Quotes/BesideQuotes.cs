using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Rules for a reporting clause beside quotation marks.</summary>
internal sealed class BesideQuotes(TaggedDocument text, Phrases phrases, ContentEnds ends)
{
    private const FrameSet Speaks = FrameSet.Clause | FrameSet.Intransitive | FrameSet.Person | FrameSet.Urge;

    /// <summary><c>"…," he said</c>, <c>"…," said X</c>, <c>"…?" X asked</c>, with a second part after the clause.</summary>
    public QuoteCandidate? QuotedBefore(CueClause clause)
    {
        if (!clause.Word.Has(Speaks) || clause.Passive)
        {
            return null;
        }

        var start = RegionEndsAt(clause.Start) ? clause.Start : RegionEndsAt(clause.GroupStart) ? clause.GroupStart : -1;
        if (start < 0)
        {
            return null;
        }

        if (!SharesSentence(start, clause))
        {
            return null;
        }

        var source = start == clause.GroupStart && clause.Source is null ? InvertedSource(clause) : clause.Source;
        var clauseEnd = Math.Max(clause.Verb + 1, source?.End ?? 0);
        var end = QuoteEndBefore(start);
        var first = ContentStart(end);
        List<(int, int)> content = [(first, end)];
        if (SecondPart(clauseEnd, clause.Limit) is { } second)
        {
            content.Add(second);
        }

        return new QuoteCandidate
        {
            Rule = "quoted-before",
            Content = content,
            Cue = [(clause.GroupStart, clause.Verb + 1)],
            Framing = clause.Word.Framing,
            Source = source,
        };
    }

    /// <summary><c>X said, "…"</c>, <c>X told reporters: "…"</c>, <c>X said "…" would be</c>.</summary>
    public QuoteCandidate? QuotedAfter(CueClause clause)
    {
        if (!clause.Word.Has(Speaks))
        {
            return null;
        }

        var at = AfterAddressee(clause);

        var marked = at < clause.Limit && text.Is(at, Comma | Colon | Dash) && !text.InRegion(at);
        if (marked)
        {
            at++;
        }
        else if (at < clause.Limit && text.IsWord(at, "that"))
        {
            at++;
        }

        if (at >= clause.Limit || !OpensAt(at))
        {
            return null;
        }

        return new QuoteCandidate
        {
            Rule = "quoted-after",
            Content = [(at, marked ? EndOfMarked(at, clause) : ends.OfClause(at, clause.Verb, clause.Limit))],
            Cue = [(clause.GroupStart, clause.Verb + 1)],
            Framing = clause.Word.Framing,
            Source = clause.Source,
        };
    }

    /// <summary>A quote that ends its own sentence is reported by the next one only when that holds nothing else: <c>"Why?" Okafor asked.</c></summary>
    private bool SharesSentence(int start, CueClause clause)
    {
        if (start > clause.First)
        {
            return true;
        }

        var end = QuoteEndBefore(start);
        return end > 0 && LastInside(end, EndMark) && !EndsInPoint(end) && AtEnd(AfterAddressee(clause), clause.Limit);
    }

    private int AfterAddressee(CueClause clause)
    {
        var at = phrases.AfterAdverbials(clause.Verb + 1, clause.Limit);
        return clause.Word.Has(FrameSet.Person | FrameSet.Urge) ? phrases.AfterAdverbials(phrases.NounPhraseEnd(at, clause.Limit), clause.Limit) : at;
    }

    private bool EndsInPoint(int end) => text.Text[text.Tokens[end - 1].Span.Start - 1] == '.';

    private bool AtEnd(int token, int limit) => token >= limit || text.Is(token, EndMark | Comma);

    /// <summary>Words after comma or colon end with their marks, unless a verb goes on: <c>said, "the Council" would act</c>.</summary>
    private int EndOfMarked(int token, CueClause clause)
    {
        var end = text.Regions[text.RegionOf(token)].EndToken;
        var goesOn = end < clause.Limit && text.Is(end, Auxiliary | VerbPast | VerbS | QuoteMark) && !text.InRegion(token - 1);
        return goesOn ? ends.OfClause(token, clause.Verb, clause.Limit) : end;
    }

    private bool OpensAt(int token) => text.InRegion(token) && text.Regions[text.RegionOf(token)].FirstToken == token;

    /// <summary>Whether quoted words end right before the token, with the comma or end mark that leads on to a reporting clause.</summary>
    private bool RegionEndsAt(int token)
    {
        var end = QuoteEndBefore(token);
        return end > 0 && (end < token || LastInside(end, Comma | EndMark | Dash) || OpensSentence(end));
    }

    /// <summary>Whether the region that ends before the token ends, inside its closing marks, in one of the classes.</summary>
    private bool LastInside(int end, WordClasses classes)
    {
        var at = end - 1;
        while (at > 0 && text.Is(at, QuoteMark))
        {
            at--;
        }

        return text.Is(at, classes);
    }

    /// <summary>Whether the region is all that stands before the token in its sentence, as when the comma was forgotten.</summary>
    private bool OpensSentence(int end)
    {
        const int MinTokens = 6;
        var region = text.Regions[text.RegionOf(end - 1)];
        return region.EndToken - region.FirstToken >= MinTokens && text.SentenceOf(region.FirstToken).FirstToken == region.FirstToken;
    }

    /// <summary>End of the region before the token, over one comma or dash; 0 when there is none.</summary>
    private int QuoteEndBefore(int token)
    {
        var end = token > 0 && text.Is(token - 1, Comma | Dash) && !text.InRegion(token - 1) ? token - 1 : token;
        return end > 0 && text.InRegion(end - 1) && text.Regions[text.RegionOf(end - 1)].EndToken == end ? end : 0;
    }

    /// <summary>Where the words before the clause begin: at the region, or at the sentence when they are mixed.</summary>
    private int ContentStart(int end)
    {
        var region = text.Regions[text.RegionOf(end - 1)];
        var first = text.SentenceOf(region.FirstToken).FirstToken;
        return first < region.FirstToken && !text.InRegion(first) && IsFragment(region) ? first : region.FirstToken;
    }

    /// <summary>Quoted words that start small continue the sentence before them.</summary>
    private bool IsFragment(QuotedRegion region) =>
        region.FirstToken + 1 < region.EndToken && char.IsLower(text.Word(region.FirstToken + 1)[0]);

    private (int First, int End)? InvertedSource(CueClause clause)
    {
        var end = phrases.SpeakerPhraseEnd(clause.Verb + 1, clause.Limit);
        return end > clause.Verb + 1 ? (clause.Verb + 1, end) : null;
    }

    /// <summary>The quote's second part, where comma and mark follow the clause: <c>"…," he said, "…"</c>.</summary>
    private (int First, int End)? SecondPart(int clauseEnd, int limit)
    {
        for (var at = clauseEnd; at < limit; at++)
        {
            if (OpensAt(at))
            {
                return text.Is(at - 1, Comma | Dash | Colon) ? (at, text.Regions[text.RegionOf(at)].EndToken) : null;
            }

            if (text.Entry(at).Verb is not null && text.Is(at, VerbIng))
            {
                return null;
            }
        }

        return null;
    }
}
