namespace StanceML.Store;

/// <summary>Where an article's statements stand in the list.</summary>
internal sealed class ArticlePlace
{
    public long Sequence { get; init; }

    public string? Outlet { get; init; }

    public long? Published { get; init; }

    public long Received { get; init; }

    /// <summary>Its publication; its receipt where nothing else is known, or where the outlet's clock runs ahead of ours.</summary>
    public long Time => Math.Min(Published ?? Received, Received);
}
