using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Fetches accepted addresses, several hosts at a time, and takes what it finds in.</summary>
/// <remarks>
/// A page that cannot be had now is tried again, later each time; then it is set aside with its reason. The article is accepted before the
/// page is ended: whatever dies in between, the page is fetched again and the same words are the same article.
/// </remarks>
internal sealed class PageLoop(
    PageInbox pages,
    PageReader reader,
    PoliteFetcher fetcher,
    ArticleIntake intake,
    QueueWatch queue,
    PageBell bell,
    IOptions<WorkerOptions> options,
    TimeProvider clock,
    ILogger<PageLoop> logger) : PlacedLoop<PendingPage>(bell, options.Value, clock, logger)
{
    /// <summary>Longer than any page takes, turns of its host included.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>After the first failure; twice as long after each further one.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    /// <summary>For a page that was fetched when the inbox had just become full.</summary>
    private static readonly TimeSpan FullWait = TimeSpan.FromMinutes(1);

    private readonly WorkerOptions _options = options.Value;

    /// <summary>Nothing while the inbox is full: what was fetched would have to be fetched again.</summary>
    protected override async Task<IReadOnlyList<PendingPage>> TakeAsync(int count, CancellationToken stoppingToken) =>
        queue.Last?.Depth >= _options.MaxPending ? [] : await pages.TakeAsync(count, Lease, stoppingToken);

    protected override async Task WorkAsync(PendingPage taken, CancellationToken stoppingToken)
    {
        try
        {
            await ReadAsync(taken, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await pages.PutOffAsync(taken.Id, reason: null, TimeSpan.Zero, counts: false, CancellationToken.None);
        }
        catch (FetchFailedException e) when (e.CanRetry && taken.Attempts < _options.MaxFetchAttempts)
        {
            var wait = FirstWait * Math.Pow(2, Math.Min(taken.Attempts - 1, 10));
            await pages.PutOffAsync(taken.Id, e.Message, e.RetryAfter is { } asked && asked > wait ? asked : wait, counts: true, CancellationToken.None);
        }
        catch (PagesBusyException e)
        {
            await pages.PutOffAsync(taken.Id, e.Message, _options.RetryAfter, counts: false, CancellationToken.None);
        }
        catch (Exception e) when (e is not StoreUnavailableException)
        {
            // One page fails alone, whatever it did to its reader.
            logger.PageSetAside(taken.Id, taken.Attempts);
            await pages.SetAsideAsync(taken.Id, $"{taken.Url} {Reason(e)}", CancellationToken.None);
        }
    }

    private static string Reason(Exception e) =>
        e is FetchFailedException or PageUnreadableException ? e.Message : $"could not be read ({e.GetType().Name})";

    private async Task ReadAsync(PendingPage page, CancellationToken stoppingToken)
    {
        if (page.Attempts > _options.MaxFetchAttempts)
        {
            throw new PageUnreadableException(string.Create(CultureInfo.InvariantCulture, $"was begun {page.Attempts - 1} times and never ended"));
        }

        if (fetcher.PutOff(new Uri(page.Url)) is { } wait)
        {
            await pages.PutOffAsync(page.Id, reason: null, wait, counts: false, stoppingToken);
            return;
        }

        var article = await reader.ReadAsync(page, stoppingToken);
        var source = page.IsFromFeed ? ArticleSource.Feed : ArticleSource.Url;
        if (await intake.AcceptAsync([SubmittedItem.Of(article)], source, stoppingToken) is { } receipts)
        {
            await pages.EndAsync(page.Id, receipts[0].Id, CancellationToken.None);
        }
        else
        {
            await pages.PutOffAsync(page.Id, "the inbox is full", FullWait, counts: false, stoppingToken);
        }
    }
}
