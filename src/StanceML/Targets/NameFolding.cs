using System.Collections.Frozen;

namespace StanceML;

/// <summary>Letters without their marks, so that <c>Guaidó</c> is found as <c>Guaido</c>.</summary>
/// <remarks>Own table: under invariant globalization the runtime does not decompose. From the Unicode names of Latin-1, Latin Extended-A and the letters of Romanian, Azerbaijani and Vietnamese.</remarks>
internal static class NameFolding
{
    private static readonly FrozenDictionary<char, string> Folded = Build(
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặə"), ("ae", "æǽ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
        ("g", "ĝğġģǧ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐịỉİ"), ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉŋ"),
        ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"),
        ("u", "ùúûüũūŭůűųưǔụủứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"));

    /// <summary>Writes the letter in lower case without marks.</summary>
    /// <returns>Characters written, 0 to 2; -1 when <paramref name="to"/> is too short.</returns>
    public static int Fold(char letter, Span<char> to)
    {
        if (to.Length < 2)
        {
            return -1;
        }

        if (letter < 128)
        {
            to[0] = (char)(char.IsAsciiLetterUpper(letter) ? letter | 0x20 : letter);
            return 1;
        }

        if (IsMark(letter))
        {
            return 0;
        }

        var lower = char.ToLowerInvariant(letter);
        if (Folded.TryGetValue(lower, out var plain))
        {
            plain.CopyTo(to);
            return plain.Length;
        }

        to[0] = lower;
        return 1;
    }

    /// <summary>The letter without marks, in its own case; itself where that would take two (<c>æ</c>).</summary>
    public static char Plain(char letter)
    {
        if (letter < 128 || !Folded.TryGetValue(char.ToLowerInvariant(letter), out var plain) || plain.Length != 1)
        {
            return letter;
        }

        return char.IsUpper(letter) ? char.ToUpperInvariant(plain[0]) : plain[0];
    }

    /// <summary>The words without marks, those that stand as characters of their own among them.</summary>
    public static string Plain(string words) =>
        words.Any(letter => letter >= 128) ? string.Concat(words.Where(letter => !IsMark(letter)).Select(Plain)) : words;

    /// <summary>Combining marks, raised apostrophes (<c>Sanaʿa</c>), the soft hyphen and zero-width characters: inside a word, but not of it.</summary>
    public static bool IsMark(char c) => c is '\u00AD' or (>= '\u02B9' and <= '\u02BF') or (>= '\u0300' and <= '\u036F') or (>= '\u200B' and <= '\u200D') or '\u2060' or '\uFEFF';

    /// <summary>Whether a letter bears a mark. The dot of a capital <c>İ</c> is the one that every small i has.</summary>
    public static bool HasMarks(ReadOnlySpan<char> words)
    {
        foreach (var letter in words)
        {
            if (letter is (>= '\u0300' and <= '\u036F') || (letter != 'İ' && Plain(letter) != letter))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenDictionary<char, string> Build(params (string Plain, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters.Select(letter => KeyValuePair.Create(letter, row.Plain))).ToFrozenDictionary();
}
