namespace StanceML.Dashboard.Desk;

/// <summary>An article as the form sends it. What was left empty is null.</summary>
public sealed record PastedArticle
{
    /// <summary>The article's words.</summary>
    public string? Text { get; init; }

    /// <summary>Where it was published; without words and file it is fetched from there.</summary>
    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    /// <summary>ISO 8601, a day or a time.</summary>
    public string? Published { get; init; }

    /// <summary>The bytes of a file, in place of the words.</summary>
    public ReadOnlyMemory<byte>? File { get; init; }

    /// <summary>Whether the file is a web page; else it is plain text in UTF-8.</summary>
    public bool IsPage { get; init; }
}
