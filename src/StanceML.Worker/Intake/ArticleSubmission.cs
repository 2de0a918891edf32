namespace StanceML.Worker;

/// <summary>An article as a caller sends it.</summary>
internal sealed record ArticleSubmission
{
    /// <summary>The whole text, headline included. Required.</summary>
    public string? Text { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    /// <summary>http or https.</summary>
    public string? Url { get; init; }

    /// <summary>ISO 8601.</summary>
    public string? Published { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }
}
