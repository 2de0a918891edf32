namespace StanceML;

/// <summary>Makes quotes of candidates, and of quoted sentences that no cue claims.</summary>
internal static class QuoteBuilder
{
    /// <param name="aloneProbability">Of a quoted sentence that no cue claims, to be a quote; null when no model tells.</param>
    public static IReadOnlyList<Quote> Build(TaggedDocument text, List<QuoteCandidate> candidates, double? aloneProbability)
    {
        var quotes = candidates.Select(candidate => ToQuote(text, candidate)).ToList();
        var claimed = new bool[text.Regions.Count];
        foreach (var (first, end) in candidates.SelectMany(candidate => candidate.Content))
        {
            for (var t = first; t < end; t++)
            {
                if (text.InRegion(t))
                {
                    claimed[text.RegionOf(t)] = true;
                }
            }
        }

        for (var r = 0; r < claimed.Length; r++)
        {
            if (!claimed[r] && StandsAlone(text, text.Regions[r]))
            {
                var region = text.Regions[r];
                quotes.Add(new Quote([text.Span(region.FirstToken, region.EndToken)], QuoteKind.Direct, Cue: null, Source: null, aloneProbability));
            }
        }

        return Apart(quotes);
    }

    /// <summary>The quotes in text order, without those that start between another's parts.</summary>
    private static List<Quote> Apart(List<Quote> quotes)
    {
        quotes.Sort((left, right) => left.Start.CompareTo(right.Start));
        var end = 0;
        return [.. quotes.Where(quote =>
        {
            var apart = quote.Start >= end;
            end = apart ? quote.End : end;
            return apart;
        })];
    }

    /// <summary>Whether the marks hold whole sentences: they open one and close one.</summary>
    private static bool StandsAlone(TaggedDocument text, QuotedRegion region)
    {
        const int MinTokens = 4;
        var opens = text.SentenceOf(region.FirstToken).FirstToken == region.FirstToken;
        var closes = text.SentenceOf(region.EndToken - 1).EndToken == region.EndToken;
        return (opens || IsSentence(text, region)) && closes && region.EndToken - region.FirstToken >= MinTokens;
    }

    private static bool IsSentence(TaggedDocument text, QuotedRegion region)
    {
        const int MinTokens = 8;
        return region.EndToken - region.FirstToken >= MinTokens
            && text.Is(region.EndToken - 2, WordClasses.EndMark) && char.IsUpper(text.Word(region.FirstToken + 1)[0]);
    }

    public static Quote ToQuote(TaggedDocument text, QuoteCandidate candidate)
    {
        var spans = new List<TextSpan>(candidate.Content.Count);
        foreach (var range in candidate.Content)
        {
            AddAtDashes(text, range, spans);
        }

        var cue = candidate.Cue.Count == 0 ? null : new Cue([.. candidate.Cue.Select(range => text.Span(range.First, range.End))], CueFraming.Of(text, candidate.Cue, candidate.Content, candidate.Framing));
        TextSpan? source = candidate.Source is { } named ? text.Span(named.First, named.End) : null;
        return new Quote(spans, KindOf(text, candidate), cue, source, candidate.Probability) { IsAsked = AskedQuestions.Are(text, candidate) };
    }

    /// <summary>A dash that leads to a last quoted part splits the quote: <c>wider ties — "beginning next door."</c></summary>
    private static void AddAtDashes(TaggedDocument text, (int First, int End) range, List<TextSpan> spans)
    {
        var first = range.First;
        if (text.InRegion(range.End - 1) && text.Regions[text.RegionOf(range.End - 1)].FirstToken is var quoted && quoted - 1 > range.First && text.Is(quoted - 1, WordClasses.Dash))
        {
            spans.Add(text.Span(range.First, quoted - 1));
            first = quoted;
        }

        spans.Add(text.Span(first, range.End));
    }

    private static QuoteKind KindOf(TaggedDocument text, QuoteCandidate candidate)
    {
        bool inside = false, outside = false;
        foreach (var (first, end) in candidate.Content)
        {
            for (var t = first; t < end; t++)
            {
                var quoted = text.InRegion(t);
                inside |= quoted;
                outside |= !quoted && !text.Is(t, WordClasses.AnyMark);
            }
        }

        return inside ? outside ? QuoteKind.Mixed : QuoteKind.Direct : QuoteKind.Indirect;
    }
}
