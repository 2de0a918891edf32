using System.Security.Cryptography;
using System.Text;

namespace StanceML.Training;

/// <summary>Tells whether training data is the same: its name and one hash over all its files.</summary>
/// <param name="Name">Last part of the path; where it lay on the machine is nobody's business.</param>
/// <param name="Files">How many were hashed.</param>
/// <param name="Sha256">
/// Over the lines that <c>sha256sum</c> prints for the files, by name: of a folder its <c>*.jsonl</c>, its marked articles without second annotators'
/// and its own <c>label-shares.json</c>, not the papers beside them, which may be written on; of a file its own hash.
/// </param>
public sealed record DataPrint(string Name, int Files, string Sha256)
{
    /// <param name="path">A file, or a folder with all its subfolders.</param>
    public static DataPrint Of(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (File.Exists(path))
        {
            return new DataPrint(name, 1, Hash(path));
        }

        var shares = Path.Combine(path, LabelShares.FileName);
        var files = Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories)
            .Union(AnnotatedFiles.In(path))
            .Concat(File.Exists(shares) ? [shares] : [])
            .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        var lines = string.Concat(files.Select(file => $"{Hash(Path.Combine(path, file))}  {file}\n"));
        return new DataPrint(name, files.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))));
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
