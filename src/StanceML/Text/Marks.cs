using System.Globalization;

namespace StanceML;

/// <summary>What single characters are to a reader of news text.</summary>
internal static class Marks
{
    /// <summary>Apostrophes as typed, typeset and in transliterations.</summary>
    public static bool IsApostrophe(char mark) => mark is '\'' or '’' or 'ʼ' or '＇';

    /// <summary>Marks of either side that quote in pairs of two strokes, guillemets included.</summary>
    public static bool IsDoubleQuote(char mark) => mark is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '＂' or '〝' or '〞';

    public static bool IsSingleQuote(char mark) => mark is '\'' or '‘' or '’' or '‚' or '‛' or '‹' or '›' or '`';

    /// <summary>Hyphen-minus excluded: it joins words unless doubled.</summary>
    public static bool IsDash(char mark) => mark is '–' or '—' or '―' or '‒' or '−';

    public static bool IsHyphen(char mark) => mark is '-' or '‐' or '‑' or '\u00AD';

    public static bool IsOpenBracket(char mark) => mark is '(' or '[' or '{';

    public static bool IsCloseBracket(char mark) => mark is ')' or ']' or '}';

    public static bool EndsSentence(char mark) => mark is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔';

    /// <summary>Joiners and combining marks stay inside the word they stand in.</summary>
    public static bool ContinuesWord(char letter) => letter < 128
        ? char.IsAsciiLetterOrDigit(letter)
        : char.IsLetterOrDigit(letter) || IsCombining(letter);

    /// <summary>Controls of writing direction, soft break points and byte order marks: neither space nor word.</summary>
    public static bool IsInvisible(char mark) =>
        mark >= 127 && char.GetUnicodeCategory(mark) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsCombining(char mark) =>
        mark is '\u200C' or '\u200D'
        || char.GetUnicodeCategory(mark) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
