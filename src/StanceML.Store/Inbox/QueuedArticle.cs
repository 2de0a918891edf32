namespace StanceML.Store;

/// <summary>An article that was accepted into a queue outside the store.</summary>
/// <param name="Received">When the queue took it in.</param>
public sealed record QueuedArticle(Article Article, DateTimeOffset Received);
