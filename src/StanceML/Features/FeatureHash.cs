namespace StanceML;

/// <summary>Hashes that are the same on every machine and in every run: they are part of the feature version.</summary>
internal static class FeatureHash
{
    public const ulong Number = 0x9E3779B97F4A7C15;
    public const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over UTF-16 units.</summary>
    public static ulong Of(ReadOnlySpan<char> letters)
    {
        var hash = Basis;
        foreach (var letter in letters)
        {
            hash = Next(hash, letter);
        }

        return hash;
    }

    /// <summary>A hash with one more letter; the hash of none is <see cref="Basis"/>.</summary>
    public static ulong Next(ulong hash, char letter) => (hash ^ letter) * Prime;

    /// <summary>Order matters: (a, b) and (b, a) differ.</summary>
    public static ulong With(ulong hash, ulong next) => Mix(hash ^ (next + Number + (hash << 6) + (hash >> 2)));

    /// <summary>Folds a hash to a bucket; <paramref name="bits"/> wide.</summary>
    public static int Bucket(ulong hash, int bits) => (int)(Mix(hash) >> (64 - bits));

    private static ulong Mix(ulong value)
    {
        value ^= value >> 33;
        value *= 0xff51afd7ed558ccd;
        value ^= value >> 33;
        value *= 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
