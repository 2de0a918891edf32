namespace StanceML.Training;

/// <summary>Kinds of news writing that annotated articles are sorted by.</summary>
public static class ArticleStyle
{
    public static IReadOnlyList<string> All { get; } =
    [
        "wire", "broadsheet", "tabloid", "broadcast", "press-release", "parliament", "live-blog", "interview", "translated", "opinion", "social",
    ];
}
