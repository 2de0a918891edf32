namespace StanceML.Store;

/// <summary>An article about to be deleted.</summary>
internal sealed class PrunedArticle : ArticlePlace
{
    public byte[]? Print { get; init; }
}
