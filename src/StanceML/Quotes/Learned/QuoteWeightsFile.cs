using System.IO.Compression;

namespace StanceML;

/// <summary>Reads and writes <c>quotes.bin</c>: a mark, then everything deflated. Every size is known beforehand, so a stranger's file cannot ask for more.</summary>
internal static class QuoteWeightsFile
{
    private const uint Mark = 0x31514D53; // "SMQ1"

    private const int MaxHeads = 100_000;

    public static byte[] Write(QuoteWeights weights)
    {
        using var bytes = new MemoryStream();
        bytes.Write(BitConverter.GetBytes(Mark));
        using (var writer = new BinaryWriter(new DeflateStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true)))
        {
            foreach (var table in new[] { weights.Cue, weights.Role, weights.Step, weights.Whole })
            {
                writer.Write(table.Scale);
                writer.Write(table.Steps.Length);
                writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.Steps));
            }

            writer.Write(weights.Heads.Count);
            foreach (var head in weights.Heads.Order())
            {
                writer.Write(head);
            }

            writer.Write(weights.Rates.Ruled);
            writer.Write(weights.Rates.Alone);
        }

        return bytes.ToArray();
    }

    /// <exception cref="InvalidModelException">Not such a file, or one of other sizes.</exception>
    public static QuoteWeights Read(string path, byte[] bytes)
    {
        if (bytes.Length < 4 || BitConverter.ToUInt32(bytes) != Mark)
        {
            throw new InvalidModelException(path, "is no file of quote weights");
        }

        try
        {
            using var reader = new BinaryReader(new DeflateStream(new MemoryStream(bytes, 4, bytes.Length - 4), CompressionMode.Decompress));
            var cue = ReadTable(path, "cue", reader, QuoteWeights.CueBits, 1);
            var role = ReadTable(path, "role", reader, QuoteWeights.RoleBits, QuoteWeights.Roles);
            var step = ReadTable(path, "step", reader, QuoteWeights.StepBits, QuoteWeights.Roles * QuoteWeights.Roles);
            var whole = ReadTable(path, "whole", reader, QuoteWeights.WholeBits, 1);
            return new QuoteWeights(cue, role, step, whole, ReadHeads(path, reader), ReadRates(path, reader));
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new InvalidModelException(path, $"ends early or is damaged: {e.Message}", e);
        }
    }

    private static WeightTable ReadTable(string path, string name, BinaryReader reader, int bits, int width)
    {
        var scale = reader.ReadSingle();
        var length = reader.ReadInt32();
        if (length != (1 << bits) * width || !float.IsFinite(scale) || scale <= 0)
        {
            throw new InvalidModelException(path, $"found {length} {name} weights in steps of {scale}; expected {(1 << bits) * width} in steps above 0");
        }

        var steps = new sbyte[length];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(steps.AsSpan()));
        return new WeightTable(steps, width, scale);
    }

    private static HashSet<uint> ReadHeads(string path, BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > MaxHeads)
        {
            throw new InvalidModelException(path, $"found {count} head words; expected at most {MaxHeads}");
        }

        var heads = new HashSet<uint>(count);
        for (var i = 0; i < count; i++)
        {
            heads.Add(reader.ReadUInt32());
        }

        return heads;
    }

    private static UnjudgedRates ReadRates(string path, BinaryReader reader)
    {
        var rates = new UnjudgedRates(reader.ReadDouble(), reader.ReadDouble());
        return rates is { Ruled: >= 0 and <= 1, Alone: >= 0 and <= 1 }
            ? rates
            : throw new InvalidModelException(path, $"found rates of {rates.Ruled} and {rates.Alone}; expected 0 to 1");
    }
}
