using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Accepted articles wait in the store itself.</summary>
internal sealed class StoreInbox(ArticleInbox inbox, StatementStore statements, InboxBell bell, IOptions<WorkerOptions> options) : IArticleInbox
{
    private readonly WorkerOptions _options = options.Value;

    public async Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(
        IReadOnlyList<Article> articles, int maxPending, CancellationToken cancellationToken)
    {
        var receipts = await inbox.AcceptAsync(articles, maxPending, cancellationToken);
        bell.Ring();
        return receipts;
    }

    public Task<IReadOnlyList<Article>> TakeAsync(CancellationToken cancellationToken) =>
        inbox.TakeAsync(_options.BatchSize, _options.MaxAttempts, cancellationToken);

    public Task WaitAsync(CancellationToken cancellationToken) => bell.WaitAsync(_options.PollInterval, cancellationToken);

    public Task<int> SaveAsync(IReadOnlyList<AnalyzedArticle> articles, CancellationToken cancellationToken) =>
        statements.SaveAsync(articles, cancellationToken);

    public Task SetAsideAsync(string id, string reason, CancellationToken cancellationToken) => inbox.SetAsideAsync(id, reason, cancellationToken);

    public Task GiveBackAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken) => inbox.GiveBackAsync(articles, cancellationToken);

    public Task<InboxArticle?> FindAsync(string id, CancellationToken cancellationToken) => inbox.FindAsync(id, cancellationToken);

    public Task<InboxBacklog> ReadBacklogAsync(CancellationToken cancellationToken) => inbox.ReadBacklogAsync(cancellationToken);
}
