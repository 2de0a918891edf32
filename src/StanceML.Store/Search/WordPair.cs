namespace StanceML.Store;

/// <summary>Two words side by side, as a number that many pairs share: what PostgreSQL chooses statements by before it compares the places of words.</summary>
/// <remarks>
/// Two frequent words stand somewhere in a tenth of all statements, and in a row in a hundredth; without pairs the places of all of these
/// are read. As part of stored rows the numbers never change without an upgrade of these.
/// </remarks>
internal static class WordPair
{
    /// <summary>
    /// A statement of 30 words has 3 % of all numbers by chance. Over 200,000 statements 4,096 numbers found no faster, and cost a sixth more to
    /// write; 256 cost hardly less to write, and a long statement has many of them.
    /// </summary>
    private const uint Numbers = 1_024;

    private const uint Basis = 2_166_136_261;
    private const uint Prime = 16_777_619;

    public static IEnumerable<uint> In(IReadOnlyList<string> words) => words.Skip(1).Zip(words, (next, word) => Of(word, next)).Distinct();

    /// <returns>Those that a statement in which the term stands has for certain.</returns>
    public static IEnumerable<uint> In(SearchTerm term) => In(term.IsPrefix ? [.. term.Words.SkipLast(1)] : term.Words);

    /// <summary>FNV-1a, folded.</summary>
    private static uint Of(string word, string next)
    {
        var hash = Next(Next(Next(Basis, word), " "), next);
        return (hash ^ (hash >> 10) ^ (hash >> 20)) % Numbers;
    }

    private static uint Next(uint hash, string letters)
    {
        foreach (var letter in letters)
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash;
    }
}
