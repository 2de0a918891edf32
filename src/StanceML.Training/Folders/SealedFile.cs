namespace StanceML.Training;

/// <summary>Reads a paper of a version folder that may be a stranger's.</summary>
public static class SealedFile
{
    private const long MaxBytes = 64L << 20;

    /// <param name="folder">Of one version.</param>
    /// <returns>Null when the version has no such file, or it is not what its manifest sealed.</returns>
    public static byte[]? TryRead(string folder, string name)
    {
        try
        {
            var bytes = ModelFolder.ReadCapped(Path.Combine(folder, name), MaxBytes);
            return ModelFolder.ReadManifest(folder).Files.GetValueOrDefault(name) == VersionFolder.Hash(bytes) ? bytes : null;
        }
        catch (InvalidModelException)
        {
            return null;
        }
    }
}
