namespace StanceML.Store;

/// <summary>An address whose page is to become an article, and what is known of it besides.</summary>
/// <param name="Url">http or https.</param>
public sealed record PendingPage(string Url)
{
    private const string Prefix = "url-";

    /// <summary>Names the page by its address: the same address is the same page.</summary>
    public string Id => Prefix + ContentHash.Of(Url);

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>False for an address that somebody submitted.</summary>
    public bool IsFromFeed { get; init; }

    /// <summary>How often a fetch was begun, this one included; 0 before the first.</summary>
    public int Attempts { get; init; }

    /// <returns>Whether the id is a page's, and no article's.</returns>
    public static bool IsId(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);
}
