namespace StanceML.Store;

/// <summary>Where an article's statements stand in the list.</summary>
internal class ArticlePlace
{
    public long Sequence { get; init; }

    public string? Outlet { get; init; }

    /// <summary>Sequence of the first article that told its story; null counts as this one.</summary>
    public long? Story { get; init; }

    public long? Published { get; init; }

    public long Received { get; init; }

    public bool IsCopy => Story is { } first && first != Sequence;

    /// <summary>Its publication; its receipt where nothing else is known, or where the outlet's clock runs ahead of ours.</summary>
    public long Time => Math.Min(Published ?? Received, Received);
}
