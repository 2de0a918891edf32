namespace StanceML;

/// <summary>Cuts paragraphs into sentences. A line without an end mark (a headline) and a dateline are sentences of their own.</summary>
public static class SentenceSplitter
{
    /// <summary>Datelines are short: <c>UNITED NATIONS, Feb. 18 (Agency) —</c>.</summary>
    private const int MaxDatelineTokens = 16;

    /// <param name="tokens">All tokens of the text, in order.</param>
    /// <returns>The sentences in text order; each token inside a paragraph belongs to exactly one.</returns>
    public static IReadOnlyList<Sentence> Split(string text, IReadOnlyList<TextSpan> paragraphs, IReadOnlyList<Token> tokens)
    {
        var all = tokens as Token[] ?? [.. tokens];
        var sentences = new List<Sentence>((all.Length / 18) + 2);
        var at = 0;
        for (var p = 0; p < paragraphs.Count; p++)
        {
            var end = at;
            while (end < all.Length && all[end].Span.Start < paragraphs[p].End)
            {
                end++;
            }

            SplitParagraph(text, all, at, end, p, sentences);
            at = end;
        }

        // An array itself: a document keeps it as it is, and any other list is copied.
        return sentences.ToArray();
    }

    private static void SplitParagraph(string text, Token[] tokens, int first, int end, int paragraph, List<Sentence> sentences)
    {
        var start = first + DatelineTokens(text, tokens, first, end);
        Add(tokens, first, start, paragraph, sentences);
        for (var at = start; at < end; at++)
        {
            if (!MayEnd(text, tokens[at]))
            {
                continue;
            }

            var next = AfterClosers(text, tokens, at + 1, end);
            if (next == end || StartsSentence(text, tokens, at, next, end))
            {
                Add(tokens, start, next, paragraph, sentences);
                start = next;
            }

            at = next - 1;
        }

        Add(tokens, start, end, paragraph, sentences);
    }

    private static void Add(Token[] tokens, int first, int end, int paragraph, List<Sentence> sentences)
    {
        if (end > first)
        {
            sentences.Add(new Sentence(new TextSpan(tokens[first].Span.Start, tokens[end - 1].Span.End), first, end, paragraph));
        }
    }

    private static bool MayEnd(string text, Token token) =>
        token.Kind switch
        {
            TokenKind.Punctuation => Marks.EndsSentence(text[token.Span.Start]),
            TokenKind.Word => text[token.Span.End - 1] == '.',
            _ => false,
        };

    private static int AfterClosers(string text, Token[] tokens, int at, int end)
    {
        while (at < end && Closes(text, tokens[at], tokens[at - 1]))
        {
            at++;
        }

        return at;
    }

    private static bool Closes(string text, Token token, Token before) =>
        token.Kind == TokenKind.CloseQuote
        || (token.Kind == TokenKind.Quote && token.Span.Start == before.Span.End)
        || (token.Kind == TokenKind.Punctuation
            && (Marks.IsCloseBracket(text[token.Span.Start]) || Marks.EndsSentence(text[token.Span.Start])));

    private static bool StartsSentence(string text, Token[] tokens, int mark, int next, int end)
    {
        var follower = tokens[next];
        if (follower.Span.Start == tokens[next - 1].Span.End && next == mark + 1 && tokens[mark].Span.Length == 1 && IsGluedName(text, tokens, mark))
        {
            return false;
        }

        if (tokens[mark].Kind == TokenKind.Word)
        {
            return EndsAfterAbbreviation(text, tokens, mark, next, end);
        }

        return follower.Kind switch
        {
            TokenKind.Word => !StartsLower(text, follower),
            TokenKind.Punctuation => Marks.IsOpenBracket(text[follower.Span.Start]) || text[follower.Span.Start] is '•' or '*' or '¿' or '¡' or '#' or '@',
            TokenKind.OpenQuote => !QuotesLower(text, tokens, next, end),
            _ => true,
        };
    }

    /// <summary>A point glued on both sides joins (<c>Yahoo!Japan</c>, <c>.NET</c>) when a lower-case letter follows.</summary>
    private static bool IsGluedName(string text, Token[] tokens, int mark) =>
        mark + 1 < tokens.Length && tokens[mark + 1].Kind == TokenKind.Word && StartsLower(text, tokens[mark + 1]);

    private static bool StartsLower(string text, Token word) => char.IsLower(text[word.Span.Start]);

    private static bool QuotesLower(string text, Token[] tokens, int open, int end) =>
        open + 1 < end && tokens[open + 1].Kind == TokenKind.Word && StartsLower(text, tokens[open + 1]);

    private static bool EndsAfterAbbreviation(string text, Token[] tokens, int mark, int next, int end)
    {
        var word = tokens[mark].Span.Of(text)[..^1];
        if (next > mark + 1)
        {
            return tokens[next].Kind == TokenKind.OpenQuote || (tokens[next].Kind == TokenKind.Word && !StartsLower(text, tokens[next]));
        }

        if ((word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.KindOf(word) is AbbreviationKind.BeforeName or AbbreviationKind.BeforeNumber)
        {
            return false;
        }

        return tokens[next].Kind switch
        {
            TokenKind.Word => SentenceStarters.Contains(tokens[next].Span.Of(text)),
            TokenKind.OpenQuote => next + 1 < end && char.IsUpper(text[tokens[next + 1].Span.Start]),
            _ => false,
        };
    }

    /// <summary>How many tokens of the paragraph are its dateline; 0 when it has none. A dateline starts in capitals and ends in a dash.</summary>
    private static int DatelineTokens(string text, Token[] tokens, int first, int end)
    {
        if (first >= end || !IsCapitalWord(tokens[first].Span.Of(text)))
        {
            return 0;
        }

        for (var at = first + 1; at < Math.Min(end, first + MaxDatelineTokens); at++)
        {
            var mark = tokens[at].Span.Of(text);
            if (tokens[at].Kind == TokenKind.Punctuation && (Marks.IsDash(mark[0]) || mark is "--" or "-" or "---"))
            {
                return at + 1 < end ? at + 1 - first : 0;
            }

            if (tokens[at].Kind == TokenKind.Punctuation && mark is not ("," or "(" or ")" or "." or "/" or ";"))
            {
                return 0;
            }

            if (tokens[at].Kind == TokenKind.Word && char.IsLower(mark[0]))
            {
                return 0;
            }
        }

        return 0;
    }

    private static bool IsCapitalWord(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLower(letter) || char.IsDigit(letter))
            {
                return false;
            }
        }

        return word.Length > 2;
    }
}
