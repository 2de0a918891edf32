using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;

namespace StanceML.Training.Tests;

/// <summary>Each way to damage a folder, and the refusal that names it: through the registry, as <c>models verify</c> and <c>promote</c> see it.</summary>
public sealed class DamagedFolderTests : IDisposable
{
    private static readonly Dictionary<string, (Action<string> Damage, string Refusal)> Damages = new()
    {
        ["a byte of the model"] = (folder => Flip(folder, "model.zip"), "model.zip: found SHA-256"),
        ["a byte of the network"] = (folder => Flip(folder, "network.bin"), "network.bin: found SHA-256"),
        ["a missing network"] = (folder => File.Delete(Path.Combine(folder, "network.bin")), "network.bin: is missing"),
        ["a byte of the manifest"] = (folder => Flip(folder, "manifest.json"), "manifest.json: found SHA-256"),
        ["a byte of the seal"] = (folder => Flip(folder, "manifest.sha256"), "manifest.json: found SHA-256"),
        ["a digit of the calibration"] = (
            folder => Replace(folder, "manifest.json", "\"linear\": ", "\"linear\": 1"), "manifest.json: found SHA-256"),
        ["a sealed calibration that gives other answers"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["calibration"]!["bias"]![0] = 900), "its manifest expects"),
        ["a calibration without biases"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["calibration"]!.AsObject().Remove("bias")), "is no manifest"),
        ["a calibration of fewer labels"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["calibration"]!["bias"]!.AsArray().RemoveAt(0)), "found 2 calibration biases; expected 3"),
        ["a truncated zip"] = (folder => Forgery.ChangeBytes(folder, "model.zip", bytes => bytes[..(bytes.Length / 2)]), "model.zip: is no zip"),
        ["an empty zip"] = (folder => Forgery.ChangeBytes(folder, "model.zip", _ => []), "model.zip: is no zip"),
        ["a zip without models"] = (
            folder => Forgery.ChangeZip(folder, archive => archive.Entries.ToList().ForEach(entry => entry.Delete())), "model.zip: ML.NET cannot read it"),
        ["a zip bomb"] = (folder => Forgery.ChangeZip(folder, Bomb), "unpacks to more than"),
        ["an entry that no model has"] = (folder => Forgery.ChangeZip(folder, archive => archive.CreateEntry("readme.txt")), "holds the entry 'readme.txt'"),
        ["an entry outside"] = (folder => Forgery.ChangeZip(folder, archive => archive.CreateEntry("../evil.bin")), "holds the entry '../evil.bin'"),
        ["an entry outside, by backslashes"] = (
            folder => Forgery.ChangeZip(folder, archive => archive.CreateEntry(@"TransformerChain\..\..\evil")), "holds the entry 'TransformerChain/../../evil'"),
        ["an entry from the root"] = (folder => Forgery.ChangeZip(folder, archive => archive.CreateEntry("/etc/evil")), "holds the entry '/etc/evil'"),
        ["a thousand entries"] = (
            folder => Forgery.ChangeZip(folder, archive => Enumerable.Range(0, 1_000).ToList().ForEach(i => archive.CreateEntry($"TransformerChain/e{i}"))), "entries; expected at most 200"),
        ["a missing model"] = (folder => File.Delete(Path.Combine(folder, "model.zip")), "model.zip: is missing"),
        ["a missing card"] = (folder => File.Delete(Path.Combine(folder, "card.md")), "card.md: is missing"),
        ["a missing manifest"] = (folder => File.Delete(Path.Combine(folder, "manifest.json")), "manifest.json: is missing"),
        ["a missing seal"] = (folder => File.Delete(Path.Combine(folder, "manifest.sha256")), "manifest.sha256: is missing"),
        ["a file too many"] = (folder => File.WriteAllText(Path.Combine(folder, "notes.txt"), "x"), "notes.txt: is not in the manifest"),
        ["a folder too many"] = (folder => Directory.CreateDirectory(Path.Combine(folder, "plugins")), "plugins: is not in the manifest"),
        ["other features"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["featureVersion"] = 99), $"trained on features v99; this build makes v{StatementFeatures.Version}"),
        ["labels of another task"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["labels"] = new JsonArray("positive", "negative", "neutral")), "found the labels 'positive, negative, neutral' for stance"),
        ["labels in another order"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["labels"] = new JsonArray("oppose", "support", "neutral")), "in this order"),
        ["fewer labels than the model has"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["labels"] = new JsonArray("support", "oppose")), "found 3 labels; expected 2"),
        ["other answers"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["smoke"]![0]!["probabilities"]![0] = 0.123), "its manifest expects 0.123"),
        ["a threshold that nothing reaches"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["threshold"] = JsonNode.Parse("1e999")), "expected 0 to 1"),
        ["a file over the cap"] = (folder => Grow(folder, "model.zip", (64L << 20) + 1), "has 67108865 bytes; expected at most 67108864"),
        ["a manifest over the cap"] = (folder => Grow(folder, "manifest.json", (1L << 20) + 1), "has 1048577 bytes; expected at most 1048576"),
        ["the manifest of another task"] = (
            folder => Forgery.ChangeManifest(folder, manifest => (manifest["task"], manifest["labels"]) = ("sentiment", new JsonArray("positive", "negative", "neutral"))),
            "its manifest says 'sentiment/2026.1.1'; expected 'stance/2026.1.1'"),
        ["the manifest of no task"] = (folder => Forgery.ChangeManifest(folder, manifest => manifest["task"] = "mood"), "is for the task 'mood'"),
        ["the manifest of another version"] = (
            folder => Forgery.ChangeManifest(folder, manifest => manifest["version"] = "2027.1.1"), "its manifest says 'stance/2027.1.1'"),
    };

    private readonly ToyRegistry _toy = new();

    public void Dispose() => _toy.Dispose();

    public static TheoryData<string> Names() => [.. Damages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_folder_is_refused_with_what_was_found(string damage)
    {
        var folder = _toy.Write("2026.1.1");
        Damages[damage].Damage(folder);
        var refusal = Assert.Throws<InvalidModelException>(() => _toy.Promote("2026.1.1", overridden: "now", hasFloor: false));
        Assert.Contains(Damages[damage].Refusal, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder, refusal.Path, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_toy.Models, ModelLedger.FileName)));
    }

    /// <summary>With hash and seal made right, so that only what reads the file stands between the byte and the answers.</summary>
    [Theory]
    [InlineData("model.zip")]
    [InlineData("network.bin")]
    public void A_flipped_byte_of_a_sealed_file_gives_a_refusal_or_the_same_answers_and_never_another_failure(string file)
    {
        var folder = _toy.Write("2026.1.1");
        var path = Path.Combine(folder, file);
        var sound = File.ReadAllBytes(path);
        var refused = 0;
        for (var i = 0; i < 60; i++)
        {
            var at = (int)((long)sound.Length * i / 60);
            Forgery.ChangeBytes(folder, file, _ => [.. sound[..at], (byte)(sound[at] ^ 0x55), .. sound[(at + 1)..]]);
            refused += Record.Exception(() => ModelFolder.LoadText(folder, Toy.Encoder)) switch
            {
                null => 0,
                InvalidModelException => 1,
                var other => throw new InvalidOperationException($"byte {at} of {sound.Length}", other),
            };
        }

        Assert.InRange(refused, 1, 60);
    }

    private static void Flip(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void Replace(string folder, string file, string old, string by)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, by, StringComparison.Ordinal));
    }

    private static void Grow(string folder, string file, long bytes)
    {
        using var stream = File.OpenWrite(Path.Combine(folder, file));
        stream.SetLength(bytes);
    }

    private static void Bomb(ZipArchive archive)
    {
        using var stream = archive.CreateEntry("TransformerChain/bomb").Open();
        var zeros = new byte[1 << 20];
        for (var i = 0; i < 300; i++)
        {
            stream.Write(zeros);
        }
    }
}
