namespace StanceML.Store;

/// <summary>A word of a speaker's name as a file keeps it: under a mark, and with each of its beginnings that can be asked for.</summary>
/// <remarks>
/// SQLite has one list of places a word, wherever it stands, and adds the lists of all words with a beginning up before it answers: a frequent
/// first name that is also said took half a second of ten million statements. These lists hold names alone, and are read from the newest until enough is found.
/// As part of stored rows they never change without an upgrade of these.
/// </remarks>
internal static class NameWord
{
    /// <summary>For private use: no letter, so that it stands in no word, and yet part of one to SQLite.</summary>
    private const char Mark = '\uE000';

    /// <param name="name">Its words, with a space between each two.</param>
    public static IEnumerable<string> In(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Beginnings).Distinct(StringComparer.Ordinal).Select(word => Mark + word);

    /// <param name="term">A single word.</param>
    public static string Of(SearchTerm term) => Mark + term.Words[0];

    private static IEnumerable<string> Beginnings(string word)
    {
        for (var length = Math.Min(SearchQuery.MinPrefixChars, word.Length); length <= word.Length; length++)
        {
            if (!char.IsHighSurrogate(word[length - 1]))
            {
                yield return word[..length];
            }
        }
    }
}
