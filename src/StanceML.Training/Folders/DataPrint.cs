using System.Security.Cryptography;
using System.Text;

namespace StanceML.Training;

/// <summary>Tells whether training data is the same: its name and one hash over all its files.</summary>
/// <param name="Name">Last part of the path; where it lay on the machine is nobody's business.</param>
/// <param name="Files">How many were hashed.</param>
/// <param name="Sha256">
/// Over the lines that <c>sha256sum</c> prints for the files, by name: for a folder
/// <c>find . -name '*.jsonl' -o -name '*.md' -o -path ./label-shares.json | cut -c3- | LC_ALL=C sort | xargs sha256sum | sha256sum</c>; of a file its own hash.
/// </param>
public sealed record DataPrint(string Name, int Files, string Sha256)
{
    private static readonly string[] Endings = [".jsonl", ".md"];

    /// <param name="path">A file, or a folder with all its subfolders.</param>
    public static DataPrint Of(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (File.Exists(path))
        {
            return new DataPrint(name, 1, Hash(path));
        }

        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.Ordinal) || file == LabelShares.FileName)
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
