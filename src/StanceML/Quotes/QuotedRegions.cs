namespace StanceML;

/// <summary>Pairs quotation marks by side, spacing, paragraph and balance, and repairs what does not pair. Linear.</summary>
/// <remarks>
/// A mark that never closes ends with its sentence, or with its paragraph when the next one opens anew (the newspaper
/// custom for speech of several paragraphs). Marks inside marks belong to the outer pair.
/// </remarks>
internal static class QuotedRegions
{
    /// <returns>The outermost regions in text order; they never overlap.</returns>
    public static List<QuotedRegion> Find(Document document, Token[] tokens, ReadOnlySpan<int> sentenceOfToken)
    {
        var pairs = new List<QuotedRegion>();
        var open = new List<int>();
        var at = 0;
        for (var p = 0; p < document.Paragraphs.Count; p++)
        {
            var start = at;
            var end = document.Paragraphs[p].End;
            while (at < tokens.Length && tokens[at].Span.Start < end)
            {
                at++;
            }

            var from = pairs.Count;
            PairDoubles(document.Text, tokens, start, at, pairs, open);
            CloseLeftOpen(document, tokens, start, at, sentenceOfToken, pairs, open);
            KeepOutermost(pairs, from);
            SingleQuotes.Pair(document.Text, tokens, start, at, pairs, from);
            KeepOutermost(pairs, from);
        }

        return pairs;
    }

    /// <param name="regions">In text order, never overlapping.</param>
    /// <returns>The outermost pairs of the other sort of marks between each region's own; in text order, never overlapping.</returns>
    public static List<QuotedRegion> FindInside(string text, Token[] tokens, List<QuotedRegion> regions)
    {
        var pairs = new List<QuotedRegion>();
        var open = new List<int>();
        foreach (var region in regions)
        {
            var from = pairs.Count;
            if (IsDouble(text, tokens[region.FirstToken]))
            {
                SingleQuotes.Pair(text, tokens, region.FirstToken + 1, region.EndToken - 1, pairs, from);
            }
            else
            {
                PairDoubles(text, tokens, region.FirstToken + 1, region.EndToken - 1, pairs, open);
            }

            KeepOutermost(pairs, from);
        }

        return pairs;
    }

    private static void PairDoubles(string text, Token[] tokens, int start, int end, List<QuotedRegion> pairs, List<int> open)
    {
        open.Clear();
        for (var at = start; at < end; at++)
        {
            if (!IsDouble(text, tokens[at]))
            {
                continue;
            }

            if (Opens(text, tokens, at, start, end, open))
            {
                open.Add(at);
            }
            else if (open.Count > 0)
            {
                pairs.Add(new QuotedRegion(open[^1], at + 1));
                open.RemoveAt(open.Count - 1);
            }
        }
    }

    private static bool Opens(string text, Token[] tokens, int at, int start, int end, List<int> open) => tokens[at].Kind switch
    {
        TokenKind.OpenQuote => open.Count == 0 || !LooksClosing(text, tokens, at, start, end),
        TokenKind.CloseQuote => open.Count == 0 && at + 1 < end && tokens[at + 1].Kind == TokenKind.Word && at > start
            && tokens[at].Span.Start == tokens[at - 1].Span.End && NextMarkCloses(text, tokens, at, end),
        _ => open.Count == 0,
    };

    /// <summary>A mark spaced like an opening one that follows a comma or point and precedes small letters: <c>agree, "said he</c>.</summary>
    private static bool LooksClosing(string text, Token[] tokens, int at, int start, int end) =>
        at > start && at + 1 < end
        && tokens[at - 1].Kind == TokenKind.Punctuation && text[tokens[at - 1].Span.Start] is ',' or '.' or '!' or '?'
        && tokens[at + 1].Kind == TokenKind.Word && char.IsLower(text[tokens[at + 1].Span.Start])
        && text[tokens[at].Span.Start] == '"';

    /// <summary>Whether the next double mark within a sentence's length closes, so that this one must have opened.</summary>
    private static bool NextMarkCloses(string text, Token[] tokens, int at, int end)
    {
        const int MaxTokens = 60;
        for (var next = at + 1; next < end && next < at + MaxTokens; next++)
        {
            if (IsDouble(text, tokens[next]))
            {
                return tokens[next].Kind == TokenKind.CloseQuote;
            }
        }

        return false;
    }

    private static bool IsDouble(string text, Token token) =>
        token.Kind is TokenKind.OpenQuote or TokenKind.CloseQuote or TokenKind.Quote
        && (token.Span.Length == 2 || Marks.IsDoubleQuote(text[token.Span.Start]));

    private static void CloseLeftOpen(
        Document document, Token[] tokens, int start, int end, ReadOnlySpan<int> sentenceOfToken, List<QuotedRegion> pairs, List<int> open)
    {
        foreach (var mark in open)
        {
            var continues = mark == open[0] && end < tokens.Length && IsDouble(document.Text, tokens[end]) && tokens[end].Kind == TokenKind.OpenQuote;
            var last = continues ? end : document.SentenceArray[sentenceOfToken[mark]].EndToken;
            if (last > mark + 1)
            {
                pairs.Add(new QuotedRegion(mark, Math.Min(last, end)));
            }
        }
    }

    /// <summary>Drops regions inside others and cuts a repaired one where the next begins.</summary>
    private static void KeepOutermost(List<QuotedRegion> pairs, int from)
    {
        pairs.Sort(from, pairs.Count - from, ByStart);
        var kept = from;
        for (var i = from; i < pairs.Count; i++)
        {
            var last = kept > from ? pairs[kept - 1] : default;
            if (kept > from && pairs[i].EndToken <= last.EndToken)
            {
                continue;
            }

            if (kept > from && pairs[i].FirstToken < last.EndToken)
            {
                pairs[kept - 1] = last with { EndToken = pairs[i].FirstToken };
            }

            pairs[kept++] = pairs[i];
        }

        pairs.RemoveRange(kept, pairs.Count - kept);
    }

    private static readonly Comparer<QuotedRegion> ByStart = Comparer<QuotedRegion>.Create((left, right) =>
        left.FirstToken != right.FirstToken ? left.FirstToken.CompareTo(right.FirstToken) : right.EndToken.CompareTo(left.EndToken));
}
