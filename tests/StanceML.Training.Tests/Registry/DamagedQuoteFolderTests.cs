using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;

namespace StanceML.Training.Tests;

/// <summary>What can be wrong with a quotes folder that cannot be wrong with a judge's.</summary>
public sealed class DamagedQuoteFolderTests : IDisposable
{
    private static readonly Dictionary<string, (Action<string> Damage, string Refusal)> Damages = new()
    {
        ["garbage"] = (folder => Change(folder, _ => [.. Enumerable.Range(0, 5_000).Select(i => (byte)(i * 31))]), "is no file of quote weights"),
        ["nothing"] = (folder => Change(folder, _ => []), "is no file of quote weights"),
        ["garbage behind the mark"] = (folder => Change(folder, bytes => [.. bytes[..4], .. Enumerable.Range(0, 5_000).Select(i => (byte)(i * 31))]), "quotes.bin: "),
        ["half of it"] = (folder => Change(folder, bytes => bytes[..(bytes.Length / 2)]), "ends early or is damaged"),
        ["more weights than there are"] = (folder => Change(folder, bytes => [.. bytes[..4], .. Deflated(1, 0, 0, 0x3f, 255, 255, 255, 127)]), "expected"),
        ["a scale that is no number"] = (folder => Change(folder, bytes => [.. bytes[..4], .. Deflated(0, 0, 0xc0, 0x7f, 0, 0, 0, 0)]), "expected"),
        ["other labels"] = (folder => Forgery.ChangeManifest(folder, manifest => manifest["labels"] = new JsonArray("cue", "none")), "found the labels 'cue, none' for quotes"),
        ["a threshold for statements that is none"] = (folder => Forgery.ChangeManifest(folder, manifest => manifest["statementThreshold"] = -0.5), "expected 0 to 1"),
        ["a judge's manifest"] = (
            folder => Forgery.ChangeManifest(folder, manifest => (manifest["task"], manifest["labels"]) = ("stance", new JsonArray("support", "oppose"))),
            "its manifest says 'stance/2026.1.1'; expected 'quotes/2026.1.1'"),
        ["a file over the cap"] = (
            folder =>
            {
                using var stream = File.OpenWrite(Path.Combine(folder, ModelFolder.QuotesFile));
                stream.SetLength((64L << 20) + 1);
            },
            "expected at most 67108864"),
        ["a file too many"] = (folder => File.WriteAllText(Path.Combine(folder, "model.zip"), ""), "model.zip: is not in the manifest"),
    };

    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    public static TheoryData<string> Names() => [.. Damages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_folder_is_refused_with_what_was_found(string damage)
    {
        var folder = new QuoteFolderWriter(Toy.Encoder.Actors).Write(_toy.Models, "2026.1.1", ToyArticles.Trained, ToyArticles.Options).Folder;
        Damages[damage].Damage(folder);
        var refusal = Assert.Throws<InvalidModelException>(() => ModelSet.LoadVersion(_toy.Models, new ModelName(Labels.QuotesTask, "2026.1.1"), Toy.Encoder));
        Assert.Contains(Damages[damage].Refusal, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder, refusal.Path, StringComparison.Ordinal);
    }

    private static void Change(string folder, Func<byte[], byte[]> change) => Forgery.ChangeBytes(folder, ModelFolder.QuotesFile, change);

    private static byte[] Deflated(params byte[] bytes)
    {
        using var deflated = new MemoryStream();
        using (var stream = new DeflateStream(deflated, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return deflated.ToArray();
    }
}
