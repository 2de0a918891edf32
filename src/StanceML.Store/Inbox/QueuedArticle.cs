namespace StanceML.Store;

/// <summary>An article that was accepted, on its way into the store.</summary>
/// <remarks>What its text alone says is found out where this is made, on any thread: a file has one writer, and all the others wait for it.</remarks>
/// <param name="Received">When it was taken in.</param>
public sealed record QueuedArticle(Article Article, DateTimeOffset Received)
{
    public Article Article { get; } = Article;

    internal string Id { get; } = ContentHash.Of(Article.Text);

    /// <summary>Null when it is too short to be told from others.</summary>
    internal StoryPrint? Print { get; } = StoryPrint.Of(Article.Text);
}
