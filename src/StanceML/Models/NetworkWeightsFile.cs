using System.IO.Compression;
using System.Runtime.InteropServices;

namespace StanceML;

/// <summary>Reads and writes <c>network.bin</c>: a mark, then everything deflated. Sizes are checked before anything is made of them, since the file may come from a stranger.</summary>
internal static class NetworkWeightsFile
{
    private const uint Mark = 0x314E4D53; // "SMN1"

    /// <summary>Thirty-two times what the shipped models have.</summary>
    private const int MaxHidden = 1024;

    /// <summary>Of all vectors together: ten times what the shipped models have.</summary>
    private const long MaxSteps = 64L << 20;

    /// <summary>Far beyond what training gives, and so small that no sum leaves the numbers.</summary>
    private const float MaxWeight = 1e6f;

    public static byte[] Write(NetworkWeights weights)
    {
        using var bytes = new MemoryStream();
        bytes.Write(BitConverter.GetBytes(Mark));
        using (var writer = new BinaryWriter(new DeflateStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true)))
        {
            writer.Write(weights.BucketCount);
            writer.Write(weights.Buckets.Length);
            writer.Write(weights.HiddenBias.Length);
            writer.Write(weights.Bias.Length);
            writer.Write(MemoryMarshal.AsBytes(weights.Buckets.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(weights.Scales.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(weights.Steps.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(weights.HiddenBias.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(weights.Out.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(weights.Bias.AsSpan()));
        }

        return bytes.ToArray();
    }

    /// <param name="bucketCount">That the file must have: features that a statement may have.</param>
    /// <param name="labelCount">Likewise.</param>
    /// <exception cref="InvalidModelException">Not such a file, or one of other sizes.</exception>
    public static NetworkScorer Read(string path, byte[] bytes, int bucketCount, int labelCount)
    {
        if (bytes.Length < sizeof(uint) || BitConverter.ToUInt32(bytes) != Mark)
        {
            throw new InvalidModelException(path, "is no file of network weights");
        }

        try
        {
            using var reader = new BinaryReader(new DeflateStream(new MemoryStream(bytes, sizeof(uint), bytes.Length - sizeof(uint)), CompressionMode.Decompress));
            Expect(path, "features", reader.ReadInt32(), bucketCount, bucketCount);
            var rows = Expect(path, "vectors", reader.ReadInt32(), 0, bucketCount);
            var hidden = Expect(path, "hidden units", reader.ReadInt32(), NetworkScorer.Together, MaxHidden);
            Expect(path, "labels", reader.ReadInt32(), labelCount, labelCount);
            if (hidden % NetworkScorer.Together != 0)
            {
                throw new InvalidModelException(path, $"found {hidden} hidden units; expected a multiple of {NetworkScorer.Together}");
            }

            if ((long)rows * hidden > MaxSteps)
            {
                throw new InvalidModelException(path, $"found {rows} vectors of {hidden} units; expected at most {MaxSteps} numbers together");
            }

            var weights = new NetworkWeights(
                bucketCount,
                Read<int>(reader, rows),
                Read<float>(reader, rows),
                Read<sbyte>(reader, rows * hidden),
                Read<float>(reader, hidden),
                Read<float>(reader, labelCount * hidden),
                Read<float>(reader, labelCount));
            if (reader.BaseStream.ReadByte() >= 0)
            {
                throw new InvalidModelException(path, "goes on after the last weight");
            }

            Check(path, weights);
            return new NetworkScorer(weights);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new InvalidModelException(path, $"ends early or is damaged: {e.Message}", e);
        }
    }

    private static void Check(string path, NetworkWeights weights)
    {
        for (var row = 0; row < weights.Buckets.Length; row++)
        {
            if (weights.Buckets[row] < 0 || weights.Buckets[row] >= weights.BucketCount || (row > 0 && weights.Buckets[row] <= weights.Buckets[row - 1]))
            {
                throw new InvalidModelException(path, $"found the feature {weights.Buckets[row]} in place {row}; expected them ascending under {weights.BucketCount}");
            }
        }

        if (weights.Scales.Concat(weights.HiddenBias).Concat(weights.Out).Concat(weights.Bias).Any(number => !(Math.Abs(number) <= MaxWeight)))
        {
            throw new InvalidModelException(path, $"holds a weight that is no number up to {MaxWeight}");
        }
    }

    private static int Expect(string path, string what, int found, int least, int most) => found >= least && found <= most
        ? found
        : throw new InvalidModelException(path, $"found {found} {what}; expected {(least == most ? $"{least}" : $"{least} to {most}")}");

    private static T[] Read<T>(BinaryReader reader, int count)
        where T : struct
    {
        var numbers = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
