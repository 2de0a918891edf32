using System.Security.Cryptography;
using System.Text;

namespace StanceML;

/// <summary><c>manifest.sha256</c>: the manifest vouches for every file of its folder, and this file for the manifest. Made to be read by <c>sha256sum -c</c>.</summary>
/// <remarks>It shows damage, not malice: whoever changes both is not found out here.</remarks>
public static class ManifestSeal
{
    public const string FileName = "manifest.sha256";

    private const int MaxBytes = 1 << 10;

    public static string Of(ReadOnlySpan<byte> manifest) => $"{Convert.ToHexStringLower(SHA256.HashData(manifest))}  {ModelFolder.ManifestFile}\n";

    /// <exception cref="InvalidModelException">The seal is missing or broken.</exception>
    internal static void Check(string folder, ReadOnlySpan<byte> manifest)
    {
        var path = Path.Combine(folder, FileName);
        var found = Encoding.UTF8.GetString(ModelFolder.ReadCapped(path, MaxBytes)).TrimEnd();
        var expected = Of(manifest).TrimEnd();
        if (found != expected)
        {
            throw new InvalidModelException(
                Path.Combine(folder, ModelFolder.ManifestFile), $"found SHA-256 {expected.Split(' ')[0]}; {FileName} expects '{found}'");
        }
    }
}
