namespace StanceML.Store;

/// <summary>An accepted address and what became of it.</summary>
/// <param name="Sequence">Order of arrival.</param>
/// <param name="Reason">Why it failed, or why it waits; null when all is well.</param>
/// <param name="Finished">When it was done or failed; null while it is pending.</param>
/// <param name="Article">Id of the article that was found there; null unless done.</param>
public sealed record InboxPage(
    long Sequence, PendingPage Page, DateTimeOffset Received, ArticleState State, string? Reason, DateTimeOffset? Finished, string? Article);
