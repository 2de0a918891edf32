namespace StanceML.Worker;

/// <summary>Takes an article apart; called from many threads at once.</summary>
/// <param name="ended">Called after each stage, on the calling thread; null when nobody keeps the time.</param>
/// <param name="cancellationToken">Cancelled when the time for this article is over.</param>
public delegate ArticleAnalysis AnalyzeArticle(Article article, Action<AnalysisStage>? ended, CancellationToken cancellationToken);
