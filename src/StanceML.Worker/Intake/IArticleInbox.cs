using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Where accepted articles wait for their analysis: in the store, or in a queue that many workers share.</summary>
/// <remarks>
/// An article that was taken ends by <see cref="SaveAsync"/> or <see cref="SetAsideAsync"/> or is given back; whatever dies in between, it is
/// handed out again. All of it throws <see cref="StoreUnavailableException"/> while store or queue cannot be used. Safe for concurrent
/// use, but for <see cref="TakeAsync"/> and <see cref="WaitAsync"/>, which are one loop's.
/// </remarks>
internal interface IArticleInbox
{
    /// <summary>Takes articles in. The same text again changes nothing, so a caller who was stopped halfway may send all of them again.</summary>
    /// <param name="articles">Their ids are not read: content names them.</param>
    /// <param name="maxPending">How many articles may wait in the store, these included.</param>
    /// <returns>One receipt per article, in order, once all are durable; null when there is no room for all of them.</returns>
    Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(IReadOnlyList<Article> articles, int maxPending, CancellationToken cancellationToken);

    /// <summary>Takes up to a batch of what waits, without waiting for more.</summary>
    Task<IReadOnlyList<Article>> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Returns when something came in, or after <see cref="WorkerOptions.PollInterval"/>, whichever comes first.</summary>
    Task WaitAsync(CancellationToken cancellationToken);

    /// <summary>Stores the statements of articles and ends those articles.</summary>
    /// <returns>How many articles this call ended; one that had ended before keeps what it has.</returns>
    /// <exception cref="InvalidOperationException">The store refused what was written: trying again is of no use.</exception>
    Task<int> SaveAsync(IReadOnlyList<AnalyzedArticle> articles, CancellationToken cancellationToken);

    /// <summary>Ends an article that cannot be analyzed.</summary>
    /// <param name="reason">For people; never the article's words.</param>
    Task SetAsideAsync(string id, string reason, CancellationToken cancellationToken);

    /// <summary>Undoes <see cref="TakeAsync"/> for articles whose analysis was not begun after all.</summary>
    Task GiveBackAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken);

    /// <returns>Null when no such article was accepted.</returns>
    Task<InboxArticle?> FindAsync(string id, CancellationToken cancellationToken);

    Task<InboxBacklog> ReadBacklogAsync(CancellationToken cancellationToken);
}
