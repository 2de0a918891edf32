using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The one door through which every source's articles and addresses go into the durable inbox.</summary>
internal sealed class ArticleIntake(
    IArticleInbox inbox, PageInbox pages, PageBell pageBell, Telemetry telemetry, IOptions<WorkerOptions> options)
{
    /// <summary>
    /// Takes them in. What was taken in before changes nothing, so a caller whom a full inbox or a failing store stopped may send all of it again.
    /// </summary>
    /// <returns>One receipt per item, in order, once all are durable; null when the inbox is too full.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(
        IReadOnlyList<SubmittedItem> items, ArticleSource source, CancellationToken cancellationToken)
    {
        var addresses = items.Where(item => item.Page is not null).Select(item => item.Page!).ToList();
        var articles = items.Where(item => item.Article is not null).Select(item => item.Article!).ToList();
        if (await PagesAsync(addresses, cancellationToken) is not { } ofPages || await ArticlesAsync(articles, source, cancellationToken) is not { } ofArticles)
        {
            return null;
        }

        using var nextPage = ofPages.GetEnumerator();
        using var nextArticle = ofArticles.GetEnumerator();
        return [.. items.Select(item => Next(item.Page is not null ? nextPage : nextArticle))];
    }

    private static AcceptedArticle Next(IEnumerator<AcceptedArticle> receipts)
    {
        receipts.MoveNext();
        return receipts.Current;
    }

    private async Task<IReadOnlyList<AcceptedArticle>?> PagesAsync(List<PendingPage> addresses, CancellationToken cancellationToken)
    {
        if (addresses.Count == 0)
        {
            return [];
        }

        var receipts = await pages.AcceptAsync(addresses, options.Value.MaxPending, cancellationToken);
        pageBell.Ring();
        return receipts;
    }

    private async Task<IReadOnlyList<AcceptedArticle>?> ArticlesAsync(List<Article> articles, ArticleSource source, CancellationToken cancellationToken)
    {
        if (articles.Count == 0)
        {
            return [];
        }

        var receipts = await inbox.AcceptAsync(articles, options.Value.MaxPending, cancellationToken);
        if (receipts is not null)
        {
            telemetry.Accepted(source, receipts);
        }

        return receipts;
    }
}
