using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StanceML.Hosts.Tests.Serve.Models;

/// <summary>Versions made of another one, sound and damaged: what would take minutes to train. Also what the benchmark of swaps makes its versions with.</summary>
internal static class VersionCopies
{
    /// <summary>The same model under another name, sealed anew.</summary>
    /// <param name="from">The folder of a version.</param>
    /// <param name="change">Changes the papers before they are sealed.</param>
    /// <returns>The folder of the new one, beside the other.</returns>
    public static string Copy(string from, string version, Action<string, JsonObject>? change = null)
    {
        var to = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(from)!, version)).FullName;
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        Reseal(to, (folder, manifest) =>
        {
            manifest["version"] = version;
            change?.Invoke(folder, manifest);
        });
        return to;
    }

    /// <summary>Changes what the manifest says and seals it, as a version that was written wrong would be.</summary>
    public static void Reseal(string folder, Action<string, JsonObject> change)
    {
        var path = Path.Combine(folder, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        change(folder, manifest);
        foreach (var (name, _) in manifest["files"]!.AsObject().ToList())
        {
            manifest["files"]![name] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))));
        }

        File.WriteAllText(path, manifest.ToJsonString());
        File.WriteAllText(Path.Combine(folder, ManifestSeal.FileName), ManifestSeal.Of(File.ReadAllBytes(path)));
    }

    /// <summary>One kind of damage after the other.</summary>
    /// <param name="kind">Any number.</param>
    public static void Damage(string folder, int kind)
    {
        var zip = Path.Combine(folder, "model.zip");
        switch (kind % 4)
        {
            case 0:
                var bytes = File.ReadAllBytes(zip);
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(zip, bytes);
                break;
            case 1:
                File.WriteAllBytes(zip, File.ReadAllBytes(zip)[..1000]);
                Reseal(folder, (_, _) => { });
                break;
            case 2:
                Reseal(folder, (_, manifest) => manifest["smoke"]![0]!["probabilities"] = new JsonArray(0.2, 0.3, 0.5));
                break;
            default:
                File.Delete(Path.Combine(folder, ManifestSeal.FileName));
                break;
        }
    }

    /// <summary>Writes the ledger aside and renames it, so that a reader sees the old one or the new one.</summary>
    public static void Name(string models, ModelName name)
    {
        var ledger = ModelLedger.Read(models).With(new ModelLedgerEntry(name.Task, name.Version, DateTimeOffset.UnixEpoch, null, "Ann Smith", $"a test of {name.Version}"));
        var draft = Path.Combine(models, "current.draft");
        File.WriteAllText(draft, JsonSerializer.Serialize(ledger, ModelJson.Default.ModelLedger));
        File.Move(draft, Path.Combine(models, ModelLedger.FileName), overwrite: true);
    }
}
