using static StanceML.WordClasses;

namespace StanceML;

/// <summary>The press form that names a speaker behind a dash, without a verb: <c>"It is ours." – Commissioner Ada Lind</c>.</summary>
internal sealed class DashedNames(TaggedDocument text)
{
    private const int MinQuoteTokens = 4;
    private const int MaxNameTokens = 8;

    /// <returns>Null when the token is no such dash.</returns>
    public QuoteCandidate? At(int dash)
    {
        if (dash == 0 || !text.Is(dash, Dash) || !text.InRegion(dash - 1))
        {
            return null;
        }

        var quote = text.Regions[text.RegionOf(dash - 1)];
        if (quote.EndToken != dash || quote.EndToken - quote.FirstToken < MinQuoteTokens || NameEnd(dash + 1) is not { } end)
        {
            return null;
        }

        return new QuoteCandidate
        {
            Rule = "dashed-name",
            Content = [(quote.FirstToken, quote.EndToken)],
            Cue = [(dash, dash + 1)],
            Source = (dash + 1, end),
        };
    }

    /// <summary>End of a name that is all that stands between the dash and the end of its line, or a comma.</summary>
    private int? NameEnd(int first)
    {
        var end = first;
        while (end < text.Tokens.Length && end - first < MaxNameTokens && text.Is(end, Capital) && !text.InRegion(end) && (end == first || !StartsLine(end)))
        {
            end++;
        }

        var isAlone = end == text.Tokens.Length || StartsLine(end) || text.Is(end, EndMark | Comma | Bracket);
        return end > first && isAlone && !StartsLine(first) ? end : null;
    }

    private bool StartsLine(int token) =>
        text.Text.AsSpan(text.Tokens[token - 1].Span.End..text.Tokens[token].Span.Start).Contains('\n');
}
