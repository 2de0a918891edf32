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

    public static List<string> Of(string? text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Bared(Rune.ToLowerInvariant(rune)));
            }
            else if (!IsMark(rune))
            {
                End(words, word);
            }
        }

        End(words, word);
        return words;
    }

    /// <summary>One word for an exact value, such as an actor or an outlet; values that differ in signs alone share it.</summary>
    public static string Facet(char kind, string value) => kind + string.Concat(Of(value));

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            var end = Math.Min(word.Length, MaxWordChars);
            words.Add(word.ToString(0, char.IsHighSurrogate(word[end - 1]) ? end - 1 : end));
            word.Clear();
        }
    }

    private static Rune Bared(Rune letter) =>
        letter.Value < 0x80 || !letter.IsBmp || Marked.IndexOf((char)letter.Value, StringComparison.Ordinal) is not (>= 0 and var place) ? letter : new Rune(Bare[place]);

    /// <summary>A mark of its own after its letter (NFD), and what is invisible within a word.</summary>
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format;
}
