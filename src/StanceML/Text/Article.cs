namespace StanceML;

/// <summary>One text to take apart. Every span in its analysis counts in <see cref="Text"/>, which never changes.</summary>
/// <param name="Id">Names the article in records: a file name, a content hash; never empty.</param>
/// <param name="Text">The whole text as given, headline included.</param>
public sealed record Article(string Id, string Text)
{
    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Url { get; init; }

    /// <summary>BCP 47 tag; null when unknown. The built-in models read English.</summary>
    public string? Language { get; init; }
}
