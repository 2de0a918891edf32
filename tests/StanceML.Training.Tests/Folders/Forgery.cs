using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace StanceML.Training.Tests;

/// <summary>Changes model folders as a stranger who wants to be believed would: hash and seal are made right again.</summary>
internal static class Forgery
{
    public static void ChangeManifest(string folder, Action<JsonNode> change)
    {
        var path = Path.Combine(folder, ModelFolder.ManifestFile);
        ChangeJson(path, change);
        File.WriteAllText(Path.Combine(folder, ManifestSeal.FileName), ManifestSeal.Of(File.ReadAllBytes(path)));
    }

    public static void ChangeMetrics(string folder, Action<JsonNode> change)
    {
        ChangeJson(Path.Combine(folder, ModelFigures.FileName), change);
        Rehash(folder, ModelFigures.FileName);
    }

    public static void ChangeZip(string folder, Action<ZipArchive> change)
    {
        using (var archive = ZipFile.Open(Path.Combine(folder, ModelFolder.ModelFile), ZipArchiveMode.Update))
        {
            change(archive);
        }

        Rehash(folder, ModelFolder.ModelFile);
    }

    public static void ChangeBytes(string folder, string file, Func<byte[], byte[]> change)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllBytes(path, change(File.ReadAllBytes(path)));
        Rehash(folder, file);
    }

    public static void Rehash(string folder, string file) => ChangeManifest(folder, manifest =>
        manifest["files"]![file] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file)))));

    public static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void ChangeJson(string path, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }
}
