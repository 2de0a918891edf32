namespace StanceML.Store;

/// <summary>The article of a corrected statement.</summary>
internal sealed class FeedArticleRow
{
    public const string Columns = "article.sequence, article.id, article.title, article.outlet, article.url, article.published, article.received, story.id AS story";

    public long Sequence { get; init; }

    public required string Id { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Url { get; init; }

    public long? Published { get; init; }

    public long Received { get; init; }

    /// <summary>Id of the first article of the story.</summary>
    public string? Story { get; init; }

    public long Time => new ArticlePlace { Published = Published, Received = Received }.Time;

    public StatementSource ToSource() => new(Id, Title, Outlet, Url, ArticleRow.TimeOf(Published), DateTimeOffset.FromUnixTimeMilliseconds(Received)) { Story = Story ?? Id };
}
