using System.Globalization;
using System.Text;

namespace StanceML;

/// <summary>Cuts text into tokens, in one pass and without copying it.</summary>
internal static class Tokenizer
{
    /// <returns>The tokens in text order; white space and invisible controls belong to none.</returns>
    public static Token[] Tokenize(string text)
    {
        var tokens = new List<Token>((text.Length / 5) + 8);
        for (var at = 0; at < text.Length;)
        {
            at = IsGap(text[at]) ? at + 1 : ReadToken(text, at, tokens);
        }

        return [.. tokens];
    }

    private static bool IsGap(char letter) => char.IsWhiteSpace(letter) || letter < ' ' || Marks.IsInvisible(letter);

    private static int ReadToken(string text, int start, List<Token> tokens)
    {
        var first = text[start];
        if (char.IsLetter(first))
        {
            return ReadWord(text, start, TokenKind.Word, tokens);
        }

        if (char.IsDigit(first))
        {
            return ReadWord(text, start, TokenKind.Number, tokens);
        }

        if (Marks.IsDoubleQuote(first) || Marks.IsSingleQuote(first))
        {
            return ReadQuoteMark(text, start, tokens);
        }

        return char.IsSurrogate(first) ? ReadRune(text, start, tokens) : ReadPunctuation(text, start, tokens);
    }

    private static int ReadWord(string text, int start, TokenKind kind, List<Token> tokens)
    {
        var end = WordEnd(text, start + 1, kind);
        var suffix = CliticStart(text, start, end);
        if (suffix > start && suffix < end)
        {
            Add(tokens, start, suffix, kind);
            Add(tokens, suffix, end, TokenKind.Word);
            return end;
        }

        end = WithPoint(text, start, end, kind);
        Add(tokens, start, end, kind);
        return end;
    }

    private static int WordEnd(string text, int at, TokenKind kind)
    {
        while (at < text.Length)
        {
            var letter = text[at];
            if (Marks.ContinuesWord(letter))
            {
                at++;
            }
            else if (letter == ' ')
            {
                break;
            }
            else if (char.IsHighSurrogate(letter) && IsLetterRune(text, at))
            {
                at += 2;
            }
            else if (Joins(text, at, kind))
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Whether the mark stands inside a word or number: <c>O'Malley</c>, <c>Vesti-24</c>, <c>U.N</c>, <c>1,244.5</c>.</summary>
    private static bool Joins(string text, int at, TokenKind kind)
    {
        if (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]))
        {
            return false;
        }

        var (before, mark, after) = (text[at - 1], text[at], text[at + 1]);
        if (kind == TokenKind.Number && mark is '.' or ',' or ':' or '/')
        {
            return char.IsDigit(before) && char.IsDigit(after);
        }

        if (mark == '.')
        {
            return !(char.IsUpper(after) && char.IsLower(before)) && (char.IsLetter(after) || char.IsDigit(before));
        }

        return mark is '&' or '_' or '@' || Marks.IsHyphen(mark) || (Marks.IsApostrophe(mark) && char.IsLetter(after));
    }

    /// <summary>Where <c>'s</c>, <c>'ll</c>, <c>'re</c>, <c>'ve</c>, <c>'d</c>, <c>'m</c> starts at the end of the word; its end when it has none.</summary>
    private static int CliticStart(string text, int start, int end)
    {
        for (var chars = 2; chars <= 3 && end - chars > start; chars++)
        {
            if (Marks.IsApostrophe(text[end - chars]))
            {
                return text.AsSpan(end - chars + 1, chars - 1) is "s" or "S" or "d" or "m" or "ll" or "re" or "ve" ? end - chars : end;
            }
        }

        return end;
    }

    /// <summary>The end of the word with its point, where the point belongs to it: <c>U.N.</c>, <c>J.</c>, <c>Mr.</c>, <c>No. 5</c>.</summary>
    private static int WithPoint(string text, int start, int end, TokenKind kind)
    {
        if (kind != TokenKind.Word || end >= text.Length || text[end] != '.' || (end + 1 < text.Length && text[end + 1] == '.'))
        {
            return end;
        }

        var word = text.AsSpan(start, end - start);
        var takesPoint = (word.Length == 1 && char.IsUpper(word[0]))
            || (word.Length <= 12 && word.Length >= 3 && word[^2] == '.')
            || Abbreviations.KindOf(word) switch
            {
                AbbreviationKind.None => false,
                AbbreviationKind.BeforeNumber => DigitFollows(text, end + 1),
                _ => true,
            };
        return takesPoint ? end + 1 : end;
    }

    private static bool DigitFollows(string text, int at)
    {
        if (at < text.Length && text[at] is ' ' or '\u00A0')
        {
            at++;
        }

        return at < text.Length && char.IsDigit(text[at]);
    }

    private static int ReadQuoteMark(string text, int start, List<Token> tokens)
    {
        var first = text[start];
        var end = start + 1;
        if (end < text.Length && text[end] == first && !IsSingleBeforeDouble(text, start) && first is '\'' or '`' or '’' or '‘' or '‚')
        {
            end++;
        }
        else if (IsElision(text, start))
        {
            end = WordEnd(text, end, TokenKind.Word);
            Add(tokens, start, end, TokenKind.Word);
            return end;
        }

        Add(tokens, start, end, QuoteSides.SideOf(text, start, end));
        return end;
    }

    /// <summary>Of three strokes that close, the single mark closes first: <c>'so be it,'''</c>.</summary>
    private static bool IsSingleBeforeDouble(string text, int start) =>
        start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] != text[start]
        && start + 2 < text.Length && text[start + 2] == text[start]
        && (start + 3 == text.Length || text[start + 3] != text[start]);

    /// <summary>An apostrophe for letters or digits left out in front: <c>'90s</c>, <c>'em</c>, <c>'tis</c>.</summary>
    private static bool IsElision(string text, int start)
    {
        if (!Marks.IsApostrophe(text[start]) || start + 2 >= text.Length || (start > 0 && !char.IsWhiteSpace(text[start - 1])))
        {
            return false;
        }

        var rest = text.AsSpan(start + 1);
        return (char.IsDigit(rest[0]) && char.IsDigit(rest[1]))
            || (rest.StartsWith("em", StringComparison.Ordinal) && (rest.Length == 2 || !char.IsLetter(rest[2])))
            || rest.StartsWith("tis ", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("twas ", StringComparison.OrdinalIgnoreCase);
    }

    private static int ReadPunctuation(string text, int start, List<Token> tokens)
    {
        var end = start + 1;
        if (text[start] is '.' or '-' or '!' or '?' or '_' or '*' or '=' || Marks.IsDash(text[start]))
        {
            while (end < text.Length && text[end] == text[start])
            {
                end++;
            }
        }

        Add(tokens, start, end, TokenKind.Punctuation);
        return end;
    }

    private static int ReadRune(string text, int start, List<Token> tokens)
    {
        if (IsLetterRune(text, start))
        {
            return ReadWord(text, start, TokenKind.Word, tokens);
        }

        var end = start + (Rune.TryGetRuneAt(text, start, out var rune) ? rune.Utf16SequenceLength : 1);
        Add(tokens, start, end, TokenKind.Punctuation);
        return end;
    }

    private static bool IsLetterRune(string text, int at) =>
        Rune.TryGetRuneAt(text, at, out var rune)
        && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark);

    private static void Add(List<Token> tokens, int start, int end, TokenKind kind) => tokens.Add(new Token(new TextSpan(start, end), kind));
}
