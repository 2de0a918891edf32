namespace StanceML;

/// <summary>A word, or as much of it as counts, in small letters with straight apostrophes.</summary>
internal readonly ref struct FoldedWord
{
    /// <summary>Of a longer word only so many letters count, in UTF-16 units.</summary>
    public const int MaxChars = 24;

    /// <param name="into">Room for <see cref="MaxChars"/>; <see cref="Letters"/> stand there.</param>
    public FoldedWord(ReadOnlySpan<char> word, Span<char> into)
    {
        var hash = FeatureHash.Basis;
        var length = Math.Min(word.Length, MaxChars);
        for (var i = 0; i < length; i++)
        {
            var letter = word[i];
            if (letter is >= 'A' and <= 'Z')
            {
                letter |= (char)0x20;
            }
            else if (letter > 127)
            {
                letter = letter is '\u2019' or '\u02BC' ? '\'' : char.ToLowerInvariant(letter);
            }

            into[i] = letter;
            hash = FeatureHash.Next(hash, letter);
        }

        Letters = into[..length];
        Hash = hash;
    }

    public ReadOnlySpan<char> Letters { get; }

    /// <summary><see cref="FeatureHash.Of"/> of the letters.</summary>
    public ulong Hash { get; }

    /// <summary>Its hash alone.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word) => new FoldedWord(word, stackalloc char[MaxChars]).Hash;
}
