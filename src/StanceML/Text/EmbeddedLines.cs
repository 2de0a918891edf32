namespace StanceML;

/// <summary>Reads the word lists that travel inside the assembly: one entry a line, <c>#</c> starts a comment.</summary>
internal static class EmbeddedLines
{
    /// <exception cref="InvalidOperationException">The assembly holds no such list.</exception>
    public static IEnumerable<string> Read(string name)
    {
        using var stream = typeof(EmbeddedLines).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly holds no list named {name}.");
        using var reader = new StreamReader(stream);
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
