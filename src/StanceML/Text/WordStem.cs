namespace StanceML;

/// <summary>Cuts the commonest verb and plural endings; the stem need be no word.</summary>
internal static class WordStem
{
    /// <param name="wordHash">Of the word; the answer for words without such an ending.</param>
    public static ulong HashOf(ReadOnlySpan<char> word, ulong wordHash)
    {
        Span<char> letters = stackalloc char[FoldedWord.MaxChars];
        var length = Math.Min(letters.Length, word.Length);
        word[..length].ToLowerInvariant(letters);
        var stem = Of(letters[..length]);
        return stem.Length == length ? wordHash : FeatureHash.Of(stem);
    }

    private static ReadOnlySpan<char> Of(ReadOnlySpan<char> word)
    {
        var stem = word.Length > 5 && word.EndsWith("ing") ? word[..^3]
            : word.Length > 4 && word.EndsWith("ed") ? word[..^2]
            : word.Length > 4 && word.EndsWith("es") ? word[..^2]
            : word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1]
            : word;
        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
    }
}
