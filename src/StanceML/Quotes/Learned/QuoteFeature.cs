using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StanceML;

/// <summary>Hashes features to their buckets. Part of <see cref="QuoteModel.FeatureVersion"/>.</summary>
internal static class QuoteFeature
{
    // Odd factors keep the parts apart; one last mix spreads them over the high bits, which choose the bucket.
    private const uint First = 0x9E3779B1;
    private const uint Second = 0x85EBCA77;
    private const uint Third = 0xC2B2AE3D;
    private const uint Fourth = 0x27D4EB2F;
    private const uint Fifth = 0x165667B1;

    /// <summary>A feature before the mix of <see cref="ToBuckets"/>.</summary>
    /// <param name="template">Which kind of feature.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sum(uint template, uint a, uint b = 0, uint c = 0) =>
        (int)((template * First) + (a * Second) + (b * Third) + (c * Fourth));

    /// <summary>Puts the bucket of each feature in its place, several at a time.</summary>
    /// <param name="sums">Of <see cref="Sum"/>.</param>
    /// <param name="bits">Of the table.</param>
    public static void ToBuckets(Span<int> sums, int bits)
    {
        var hashes = MemoryMarshal.Cast<int, uint>(sums);
        while (hashes.Length >= Vector256<uint>.Count)
        {
            var hash = Vector256.Create<uint>(hashes);
            hash = (hash ^ (hash >> 15)) * Fifth;
            hash = (hash ^ (hash >> 13)) * First;
            (hash >> (32 - bits)).CopyTo(hashes);
            hashes = hashes[Vector256<uint>.Count..];
        }

        foreach (ref var rest in hashes)
        {
            var hash = (rest ^ (rest >> 15)) * Fifth;
            hash = (hash ^ (hash >> 13)) * First;
            rest = hash >> (32 - bits);
        }
    }
}
