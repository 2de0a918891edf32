namespace StanceML.Worker;

/// <summary>Takes an article apart; called from many threads at once.</summary>
/// <param name="cancellationToken">Cancelled when the time for this article is over.</param>
public delegate ArticleAnalysis AnalyzeArticle(Article article, CancellationToken cancellationToken);
