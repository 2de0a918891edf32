using System.Globalization;
using System.Text;

namespace StanceML.Cli;

/// <summary>Text of strangers made safe to show: no control, escape or direction-changing character reaches the terminal.</summary>
internal static class SafeText
{
    private const char ControlPictures = '\u2400';

    private const char Replacement = '\uFFFD';

    /// <summary>Every UTF-16 unit is replaced by exactly one, so spans hold. Line feeds stay; tabs and carriage returns become spaces.</summary>
    public static string SameLength(string text) => string.Create(text.Length, text, static (safe, given) =>
    {
        for (var i = 0; i < given.Length; i++)
        {
            safe[i] = Safe(given, i);
        }
    });

    /// <summary>On one line: line breaks become spaces too.</summary>
    public static string OneLine(string text) => SameLength(text).Replace('\n', ' ');

    private static char Safe(string text, int i)
    {
        var c = text[i];
        if (c is >= ' ' and <= '~')
        {
            return c;
        }

        return c switch
        {
            '\n' => c,
            '\t' or '\r' or '\u2028' or '\u2029' => ' ',
            < ' ' => (char)(ControlPictures + c),
            '\u007F' => '\u2421',
            _ when char.IsSurrogate(c) => SafeSurrogate(text, i),
            _ => IsInvisible(char.GetUnicodeCategory(c)) ? Replacement : c,
        };
    }

    private static char SafeSurrogate(string text, int i)
    {
        var first = char.IsLowSurrogate(text[i]) ? i - 1 : i;
        return first >= 0 && Rune.TryGetRuneAt(text, first, out var rune) && !IsInvisible(Rune.GetUnicodeCategory(rune))
            ? text[i]
            : Replacement;
    }

    /// <summary>C1 controls, bidirectional overrides, zero-width characters, tags.</summary>
    private static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;
}
