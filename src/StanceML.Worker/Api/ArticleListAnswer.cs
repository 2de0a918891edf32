namespace StanceML.Worker;

/// <summary>What <c>GET /v1/articles</c> answers: the latest first.</summary>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
internal sealed record ArticleListAnswer(IReadOnlyList<ArticleAnswer> Articles, long? Next);
