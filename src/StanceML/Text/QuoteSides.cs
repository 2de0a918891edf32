namespace StanceML;

/// <summary>Tells from its shape and its neighbors on which side of a quotation a mark stands.</summary>
internal static class QuoteSides
{
    public static TokenKind SideOf(string text, int start, int end)
    {
        var mark = text[start];
        var bySpacing = BySpacing(text, start, end);
        return mark switch
        {
            '“' or '‘' or '‹' or '«' => ByShape(TokenKind.OpenQuote, bySpacing),
            '”' or '›' or '»' => ByShape(TokenKind.CloseQuote, bySpacing),
            '„' or '‚' or '‟' or '‛' or '〝' => TokenKind.OpenQuote,
            '〞' => TokenKind.CloseQuote,
            '`' when end - start == 2 => TokenKind.OpenQuote,
            _ => bySpacing,
        };
    }

    /// <summary>Shape decides unless the spacing says the opposite, as with German „…“ or inverted »…«.</summary>
    private static TokenKind ByShape(TokenKind shape, TokenKind bySpacing) => bySpacing == TokenKind.Quote ? shape : bySpacing;

    private static TokenKind BySpacing(string text, int start, int end)
    {
        var before = start == 0 ? Neighbor.Space : Of(text[start - 1]);
        var after = end >= text.Length ? Neighbor.Space : Of(text[end]);
        if (before == after)
        {
            return before == Neighbor.Letter && Marks.IsDoubleQuote(text[start]) ? TokenKind.Quote : BetweenEquals(before);
        }

        return (before, after) switch
        {
            (Neighbor.Space or Neighbor.Opening, Neighbor.Letter or Neighbor.Opening) => TokenKind.OpenQuote,
            (Neighbor.Letter or Neighbor.Closing, Neighbor.Space or Neighbor.Closing) => TokenKind.CloseQuote,
            (Neighbor.Closing, Neighbor.Dash) => TokenKind.CloseQuote,
            (Neighbor.Letter, Neighbor.Dash) => TokenKind.CloseQuote,
            (Neighbor.Dash, Neighbor.Letter) => TokenKind.OpenQuote,
            (Neighbor.Closing, Neighbor.Letter) => TokenKind.Quote,
            (Neighbor.Letter, Neighbor.Opening) => TokenKind.CloseQuote,
            (Neighbor.Opening, Neighbor.Space) => TokenKind.OpenQuote,
            (Neighbor.Dash, Neighbor.Space or Neighbor.Closing) => TokenKind.CloseQuote,
            (Neighbor.Space, Neighbor.Dash) => TokenKind.OpenQuote,
            _ => TokenKind.Quote,
        };
    }

    private static TokenKind BetweenEquals(Neighbor both) => both switch
    {
        Neighbor.Closing => TokenKind.CloseQuote,
        Neighbor.Opening => TokenKind.OpenQuote,
        _ => TokenKind.Quote,
    };

    private static Neighbor Of(char letter)
    {
        if (char.IsWhiteSpace(letter) || letter < ' ')
        {
            return Neighbor.Space;
        }

        if (Marks.IsOpenBracket(letter) || letter is '“' or '‘' or '„' or '/' or '`' or '$' or '£' or '€' or '#' or '@')
        {
            return Neighbor.Opening;
        }

        if (Marks.IsCloseBracket(letter) || Marks.EndsSentence(letter) || letter is ',' or ';' or ':' or '”' or '%')
        {
            return Neighbor.Closing;
        }

        return Marks.IsDash(letter) || letter == '-' ? Neighbor.Dash : Neighbor.Letter;
    }

    private enum Neighbor
    {
        Space,
        Letter,
        Opening,
        Closing,
        Dash,
    }
}
