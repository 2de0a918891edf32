namespace StanceML.Store;

/// <summary>An article and its place in the order of arrival.</summary>
internal sealed record NumberedArticle(long Sequence, QueuedArticle Queued);
