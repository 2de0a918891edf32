namespace StanceML;

/// <summary>Reads the word lists and catalogues that travel inside the assembly.</summary>
internal static class EmbeddedFile
{
    /// <exception cref="InvalidOperationException">The assembly was built without the file.</exception>
    public static Stream Open(string name) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly lacks its embedded file '{name}'.");

    /// <returns>The whole file, comments and all; each line ends in <c>\n</c> alone.</returns>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <returns>One entry a line, trimmed; <c>#</c> starts a comment.</returns>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var entry = (comment < 0 ? line : line[..comment]).Trim();
            if (entry.Length > 0)
            {
                yield return entry;
            }
        }
    }
}
