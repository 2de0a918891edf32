namespace StanceML.Store;

/// <summary>Articles that one caller wants taken in, all or none.</summary>
/// <param name="MaxPending">How many articles may wait, these included.</param>
internal sealed record Delivery(IReadOnlyList<QueuedArticle> Articles, int MaxPending)
{
    /// <summary>One receipt per article, once all are durable; null when the inbox is too full.</summary>
    public TaskCompletionSource<IReadOnlyList<AcceptedArticle>?> Receipts { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
