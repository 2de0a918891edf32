namespace StanceML;

/// <summary>Pairs single quotation marks, which share their shape with the apostrophe.</summary>
internal static class SingleQuotes
{
    /// <summary>Adds the pairs of a paragraph that lie outside the double-quoted regions already found from <paramref name="from"/> on.</summary>
    public static void Pair(string text, Token[] tokens, int start, int end, List<QuotedRegion> pairs, int from)
    {
        var doubles = pairs.Count;
        var region = from;
        int open = -1, fallback = -1;
        for (var at = start; at < end; at++)
        {
            if (region < doubles && at == pairs[region].FirstToken)
            {
                at = pairs[region++].EndToken - 1;
            }
            else if (IsSingle(text, tokens[at], TokenKind.OpenQuote))
            {
                Close(pairs, ref open, ref fallback);
                open = at;
            }
            else if (open >= 0 && IsSingle(text, tokens[at], TokenKind.CloseQuote))
            {
                fallback = at;
                if (!MayBePossessive(text, tokens, at, end))
                {
                    Close(pairs, ref open, ref fallback);
                }
            }
        }

        Close(pairs, ref open, ref fallback);
    }

    private static void Close(List<QuotedRegion> pairs, ref int open, ref int fallback)
    {
        if (open >= 0 && fallback > open + 1)
        {
            pairs.Add(new QuotedRegion(open, fallback + 1));
        }

        (open, fallback) = (-1, -1);
    }

    /// <summary><c>the leaders' demands</c>: after an s, before a word.</summary>
    private static bool MayBePossessive(string text, Token[] tokens, int at, int end) =>
        at + 1 < end && tokens[at + 1].Kind == TokenKind.Word
        && tokens[at].Span.Start > 0 && text[tokens[at].Span.Start - 1] is 's' or 'S' or 'z' or 'x';

    private static bool IsSingle(string text, Token token, TokenKind side) =>
        token.Kind == side && token.Span.Length == 1 && Marks.IsSingleQuote(text[token.Span.Start]);
}
