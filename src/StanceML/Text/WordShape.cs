namespace StanceML;

/// <summary>A small number for a word, by which a table of bits says at once that most words are in no list.</summary>
internal static class WordShape
{
    /// <returns>The same for words of this length with these letters at the ends and in the middle; few others share it. 0 to 2^<paramref name="bits"/> - 1.</returns>
    public static int Of(ReadOnlySpan<char> word, int bits) => word.IsEmpty
        ? 0
        : FeatureHash.Bucket(((ulong)word[0] << 48) | ((ulong)word[^1] << 32) | ((ulong)word[word.Length / 2] << 16) | (uint)Math.Min(word.Length, ushort.MaxValue), bits);
}
