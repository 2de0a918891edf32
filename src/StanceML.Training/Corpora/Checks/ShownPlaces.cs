namespace StanceML.Training;

/// <summary>Shortens places on a page whose title says what was checked.</summary>
/// <param name="path">The file or folder that was checked.</param>
internal sealed class ShownPlaces(string path)
{
    private readonly string _prefix =
        $"{(Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : Path.GetDirectoryName(path))}{Path.DirectorySeparatorChar}";

    /// <returns>The text, its places relative to what was checked.</returns>
    public string Show(string text) => _prefix.Length > 1 ? text.Replace(_prefix, "", StringComparison.Ordinal) : text;
}
