namespace StanceML.Worker;

/// <summary>An article as a caller sends it: its text, its web page, or only its address.</summary>
internal sealed record ArticleSubmission
{
    /// <summary>The whole text, headline included.</summary>
    public string? Text { get; init; }

    /// <summary>A web page, or the part of one that holds the article; instead of a text.</summary>
    public string? Html { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    /// <summary>http or https. Without text and html, the address is fetched.</summary>
    public string? Url { get; init; }

    /// <summary>ISO 8601.</summary>
    public string? Published { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }
}
