using System.Buffers;
using System.Text;

namespace StanceML.Store;

/// <summary>Takes text apart into the words that it is found by, the same for both databases.</summary>
/// <remarks>A word is a run of letters and digits, in lower case, Latin letters without their marks: Vučić is found by vucic.</remarks>
internal static class SearchWords
{
    /// <summary>Longer runs are no words; databases have limits of their own.</summary>
    private const int MaxWordChars = 60;

    private const string Marked = "àáâãäåāăąǎçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž";
    private const string Bare = "aaaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz";

    public static IReadOnlyList<string> Of(string? text) => Joined(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <returns>The words with a space between each two.</returns>
    public static string Joined(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // No letter gets longer, and every word but the last takes the place of what ended it.
        var words = ArrayPool<char>.Shared.Rent(text.Length + 1);
        var (start, end) = (0, 0);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (char.IsAscii(rest[0]))
            {
                end = char.IsAsciiLetterOrDigit(rest[0]) ? Put(words, end, char.ToLowerInvariant(rest[0])) : EndWord(words, ref start, end);
                rest = rest[1..];
                continue;
            }

            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            rest = rest[length..];
            if (Rune.IsLetterOrDigit(rune))
            {
                end += Bared(Rune.ToLowerInvariant(rune)).EncodeToUtf16(words.AsSpan(end));
            }
            else if (!IsMark(rune))
            {
                end = EndWord(words, ref start, end);
            }
        }

        end = EndWord(words, ref start, end);
        var joined = end == 0 ? "" : new string(words, 0, end - 1);
        ArrayPool<char>.Shared.Return(words);
        return joined;
    }

    /// <summary>One word for an exact value, such as an actor or an outlet; values that differ in signs alone share it.</summary>
    public static string Facet(char kind, string value) => kind + Joined(value).Replace(" ", "", StringComparison.Ordinal);

    private static int Put(char[] words, int end, char letter)
    {
        words[end] = letter;
        return end + 1;
    }

    /// <param name="start">Where the word begins; afterwards, where the next one does.</param>
    /// <returns>The new end.</returns>
    private static int EndWord(char[] words, ref int start, int end)
    {
        if (end > start)
        {
            var length = Math.Min(end - start, MaxWordChars);
            start += char.IsHighSurrogate(words[start + length - 1]) ? length - 1 : length;
            words[start++] = ' ';
        }

        return start;
    }

    private static Rune Bared(Rune letter) =>
        letter.Value < 0x80 || !letter.IsBmp || Marked.IndexOf((char)letter.Value, StringComparison.Ordinal) is not (>= 0 and var place) ? letter : new Rune(Bare[place]);

    /// <summary>A mark of its own after its letter (NFD), and what is invisible within a word.</summary>
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format;
}
