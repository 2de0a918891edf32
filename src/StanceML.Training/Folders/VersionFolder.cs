using System.Security.Cryptography;
using System.Text.Json;

namespace StanceML.Training;

/// <summary>Makes the folder of one model version: written aside and renamed, so that a crash leaves no half version.</summary>
internal static class VersionFolder
{
    /// <summary>Of a folder that is being written, or that a crash left.</summary>
    public const string DraftEnding = ".draft";

    /// <param name="models">The folder that holds one folder per task.</param>
    /// <param name="fill">Writes the files into the draft folder, seals it, and reads it back as a stranger's.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="IOException">The version exists already, or cannot be written.</exception>
    public static string Write(string models, string task, string version, Action<string> fill)
    {
        var folder = Path.Combine(models, task, version);
        if (Directory.Exists(folder))
        {
            throw new IOException($"{folder}: exists already; a version never changes once written");
        }

        var draft = folder + DraftEnding;
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        Directory.CreateDirectory(draft);
        fill(draft);
        Directory.Move(draft, folder);
        return folder;
    }

    /// <summary>File name to SHA-256 of all that stands in the folder.</summary>
    public static IReadOnlyDictionary<string, string> Hashes(string draft) => Directory.EnumerateFiles(draft)
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetFileName(file), file => Hash(File.ReadAllBytes(file)));

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Writes the manifest and its own hash.</summary>
    public static void Seal(string draft, ModelManifest manifest)
    {
        var path = Path.Combine(draft, ModelFolder.ManifestFile);
        File.WriteAllText(path, JsonSerializer.Serialize(manifest, ModelJson.Default.ModelManifest) + "\n");
        File.WriteAllText(Path.Combine(draft, ManifestSeal.FileName), ManifestSeal.Of(File.ReadAllBytes(path)));
    }
}
