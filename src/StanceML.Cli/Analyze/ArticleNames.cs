namespace StanceML.Cli;

/// <summary>Article ids for a batch: the file name alone, or the path as given where two files share a name.</summary>
internal sealed class ArticleNames(IEnumerable<string> paths)
{
    private readonly HashSet<string> _shared =
        [.. paths.Distinct(StringComparer.Ordinal).GroupBy(Path.GetFileName, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key!)];

    public string NameOf(string path) => path switch
    {
        ArticleFile.Stdin => "stdin",
        _ when Path.GetFileName(path) is { Length: > 0 } name && !_shared.Contains(name) => name,
        _ => path,
    };
}
