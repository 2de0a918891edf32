using System.Runtime.CompilerServices;

namespace StanceML;

/// <summary>Hashes a feature to its bucket. Part of <see cref="QuoteModel.FeatureVersion"/>.</summary>
internal static class QuoteFeature
{
    // Odd factors keep the parts apart; one last mix spreads them over the high bits, which choose the bucket.
    private const uint First = 0x9E3779B1;
    private const uint Second = 0x85EBCA77;
    private const uint Third = 0xC2B2AE3D;
    private const uint Fourth = 0x27D4EB2F;
    private const uint Fifth = 0x165667B1;

    /// <param name="bits">Of the table.</param>
    /// <param name="template">Which kind of feature.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Bucket(int bits, uint template, uint a, uint b, uint c)
    {
        var hash = (template * First) + (a * Second) + (b * Third) + (c * Fourth);
        hash = (hash ^ (hash >> 15)) * Fifth;
        hash = (hash ^ (hash >> 13)) * First;
        return (int)(hash >> (32 - bits));
    }
}
