using System.Reflection;

namespace StanceML;

/// <summary>Reads the word lists and catalogues that travel inside the assembly.</summary>
internal static class EmbeddedFile
{
    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new FileNotFoundException($"{name} is not embedded in StanceML; expected beside the code that reads it.");

    /// <returns>The lines that are neither empty nor comments (<c>#</c>), trimmed.</returns>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
