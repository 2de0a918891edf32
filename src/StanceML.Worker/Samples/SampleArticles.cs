using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The sample articles that travel inside the assembly. Outlets, people and quotations are invented.</summary>
internal static class SampleArticles
{
    private const string Folder = "samples/";

    private const string HeaderEnd = "\n---\n";

    public static IReadOnlyList<Article> ReadAll()
    {
        var assembly = typeof(SampleArticles).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return Parse(reader.ReadToEnd());
                }),
        ];
    }

    /// <summary>Lines of <c>name: value</c>, a line of three hyphens, the text.</summary>
    internal static Article Parse(string file)
    {
        var split = file.IndexOf(HeaderEnd, StringComparison.Ordinal);
        var header = file[..split].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var text = $"{header["title"]}\n\n{file[(split + HeaderEnd.Length)..].Trim()}\n";
        return new Article(ContentHash.Of(text), text)
        {
            Title = header["title"],
            // A quotation of a real office must not be taken for a true one.
            Outlet = $"{header["outlet"]} (invented sample)",
            Published = IsoTime.TryParse(header["published"], out var published) ? published : null,
            Language = "en",
        };
    }
}
