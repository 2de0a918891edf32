namespace StanceML;

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, with inner apostrophes, hyphens and abbreviation points: <c>Pristina's</c> is <c>Pristina</c> and <c>'s</c>.</summary>
    Word,

    /// <summary>Digits with inner separators: <c>1,244.5</c>.</summary>
    Number,

    /// <summary>A mark that opens a quotation.</summary>
    OpenQuote,

    /// <summary>A mark that closes a quotation.</summary>
    CloseQuote,

    /// <summary>A quotation mark whose side nothing tells.</summary>
    Quote,

    /// <summary>Any other mark or symbol.</summary>
    Punctuation,
}

/// <summary>The smallest unit of text that the stages look at.</summary>
public readonly record struct Token(TextSpan Span, TokenKind Kind);
