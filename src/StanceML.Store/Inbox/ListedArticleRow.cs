namespace StanceML.Store;

/// <summary>A row of the article table without the article's text.</summary>
internal class ListedArticleRow
{
    public long Sequence { get; init; }

    public required string Id { get; init; }

    public string? Title { get; init; }

    /// <summary>The beginning of its text; null where it has a title, and where no list is read.</summary>
    public string? Opening { get; init; }

    public string? Outlet { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public long? Published { get; init; }

    public long Received { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public string? Reason { get; init; }

    public long? Finished { get; init; }

    public int Statements { get; init; }

    public ListedArticle ToListed() => new(
        Sequence, Id, Title, Outlet, Url, Language, ArticleRow.TimeOf(Published), DateTimeOffset.FromUnixTimeMilliseconds(Received),
        ArticleRow.StateOf(State), Attempts, Reason, ArticleRow.TimeOf(Finished), Statements)
    {
        Opening = ArticleOpening.Of(Opening),
    };
}
