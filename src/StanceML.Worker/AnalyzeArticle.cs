namespace StanceML.Worker;

/// <summary>Takes an article apart; called from many threads at once.</summary>
public delegate ArticleAnalysis AnalyzeArticle(Article article);
