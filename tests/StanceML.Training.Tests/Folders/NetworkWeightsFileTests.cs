using System.IO.Compression;
using Xunit;

namespace StanceML.Training.Tests;

/// <summary><c>network.bin</c> as a stranger may send it.</summary>
public sealed class NetworkWeightsFileTests : IDisposable
{
    private const int Buckets = 100;

    private readonly ToyRegistry _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void What_is_written_is_read()
    {
        var read = Read(NetworkWeightsFile.Write(Small())).Weights;
        Assert.Equivalent(Small(), read, strict: true);
    }

    public static TheoryData<string, string> Damages() => new()
    {
        { "features", "found 99 features; expected 100" },
        { "vectors", "found 101 vectors; expected 0 to 100" },
        { "vectors under none", "found -1 vectors" },
        { "hidden", "found 2048 hidden units; expected 16 to 1024" },
        { "hidden uneven", "found 24 hidden units; expected a multiple of 16" },
        { "labels", "found 4 labels; expected 3" },
        { "order", "found the feature 7 in place 1" },
        { "outside", "found the feature 100 in place 2" },
        { "negative", "found the feature -3 in place 0" },
        { "number", "is no number up to" },
        { "large number", "is no number up to" },
        { "too many", "found 100000 vectors of 1024 units" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_is_no_network_is_refused_with_what_was_found(string damage, string refusal)
    {
        var small = Small();
        var bytes = damage switch
        {
            "features" => NetworkWeightsFile.Write(small with { BucketCount = 99 }),
            "vectors" => NetworkWeightsFile.Write(small with { Buckets = [.. Enumerable.Range(0, 101)] }),
            "vectors under none" => Sizes(Buckets, -1, 16, 3),
            "hidden" => NetworkWeightsFile.Write(small with { HiddenBias = new float[2048] }),
            "hidden uneven" => NetworkWeightsFile.Write(small with { HiddenBias = new float[24] }),
            "labels" => NetworkWeightsFile.Write(small with { Bias = new float[4] }),
            "order" => NetworkWeightsFile.Write(small with { Buckets = [7, 7, 99] }),
            "outside" => NetworkWeightsFile.Write(small with { Buckets = [7, 8, 100] }),
            "negative" => NetworkWeightsFile.Write(small with { Buckets = [-3, 8, 99] }),
            "number" => NetworkWeightsFile.Write(small with { Scales = [1, float.NaN, 1] }),
            "large number" => NetworkWeightsFile.Write(small with { Bias = [1, 1e30f, 1] }),
            _ => Sizes(1 << 18, 100_000, 1024, 3),
        };
        var buckets = damage == "too many" ? 1 << 18 : Buckets;
        Assert.Contains(refusal, Assert.Throws<InvalidModelException>(() => NetworkWeightsFile.Read("network.bin", bytes, buckets, labelCount: 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_early_or_is_another_is_refused()
    {
        var bytes = NetworkWeightsFile.Write(Small());
        Assert.All(Enumerable.Range(0, bytes.Length - 8), length => Assert.Throws<InvalidModelException>(() => Read(bytes[..length])));
        Assert.Throws<InvalidModelException>(() => Read([1, 2, 3, 4, 5, 6, 7, 8]));

        using var longer = new MemoryStream();
        longer.Write(bytes.AsSpan(0, 4));
        using (var unpacked = new DeflateStream(new MemoryStream(bytes, 4, bytes.Length - 4), CompressionMode.Decompress))
        using (var packed = new DeflateStream(longer, CompressionLevel.Fastest, leaveOpen: true))
        {
            unpacked.CopyTo(packed);
            packed.WriteByte(0);
        }

        Assert.Contains("goes on after", Assert.Throws<InvalidModelException>(() => Read(longer.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_whose_network_was_changed_or_is_gone_is_refused()
    {
        var folder = _toy.Write("2026.1.1");
        Forgery.ChangeBytes(folder, ModelFolder.NetworkFile, _ => [9, 9, 9, 9, 9]);
        Assert.Contains("is no file of network weights", Refusal(), StringComparison.Ordinal);
        Forgery.ChangeManifest(folder, manifest => manifest["files"]!.AsObject().Remove(ModelFolder.NetworkFile));
        Assert.Contains("network.bin: is not in the manifest", Refusal(), StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, ModelFolder.NetworkFile));
        Assert.Contains("counts on a network and does not list network.bin", Refusal(), StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder, ModelFolder.NetworkFile), NetworkWeightsFile.Write(Small()));
        Forgery.Rehash(folder, ModelFolder.NetworkFile);
        Forgery.ChangeManifest(folder, manifest => manifest["calibration"]!.AsObject().Remove("network"));
        Assert.Contains("lists network.bin and does not count on a network", Refusal(), StringComparison.Ordinal);

        string Refusal() => Assert.Throws<InvalidModelException>(() => ModelFolder.LoadText(folder, Toy.Encoder)).Message;
    }

    private static NetworkScorer Read(byte[] bytes) => NetworkWeightsFile.Read("network.bin", bytes, Buckets, labelCount: 3);

    private static byte[] Sizes(params int[] sizes)
    {
        using var bytes = new MemoryStream();
        bytes.Write(NetworkWeightsFile.Write(Small()).AsSpan(0, 4));
        using (var writer = new BinaryWriter(new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true)))
        {
            foreach (var size in sizes)
            {
                writer.Write(size);
            }
        }

        return bytes.ToArray();
    }

    private static NetworkWeights Small() => new(
        Buckets, [2, 7, 99], [0.5f, 1, 2], [.. Enumerable.Range(0, 48).Select(i => (sbyte)(i - 20))], [.. Enumerable.Range(0, 16).Select(i => i / 8f)],
        [.. Enumerable.Range(0, 48).Select(i => i / 16f)], [0.1f, 0.2f, 0.3f]);
}
