namespace StanceML.Store;

/// <summary>A piece of the list of articles that were set aside.</summary>
/// <param name="Next">Where the next piece begins; null when this was the last.</param>
public sealed record FailedArticlePage(IReadOnlyList<InboxArticle> Articles, FailedArticleKey? Next);
