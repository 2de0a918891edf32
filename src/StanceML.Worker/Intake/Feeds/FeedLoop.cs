using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Reads the feeds in turn and takes each new item in: its own words where the feed carries them all, else its page.</summary>
/// <remarks>
/// Items are remembered after they were accepted: whatever dies in between, they come again and are the same articles. A feed that fails is
/// asked less and less often, at least once a day, and holds up no other.
/// </remarks>
internal sealed class FeedLoop(
    FeedStore feeds,
    FeedReader reader,
    HtmlArticleReader pages,
    PoliteFetcher fetcher,
    ArticleIntake intake,
    IOptions<WorkerOptions> options,
    TimeProvider clock,
    ILogger<FeedLoop> logger) : PlacedLoop<FeedState>(new Bell(), options.Value, clock, logger)
{
    private const string Accept = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8";

    /// <summary>Longer than any reading takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>New items that go into the inbox at once: a feed with many gets in a part at a time.</summary>
    private const int MostAtOnce = 50;

    private readonly WorkerOptions _options = options.Value;

    protected override async Task<IReadOnlyList<FeedState>> TakeAsync(int count, CancellationToken stoppingToken)
    {
        // Another worker, which does not know our options, may have forgotten one of them.
        var urls = await feeds.ReadableAsync([.. _options.Feeds], stoppingToken);
        List<FeedState> taken = [];
        while (urls.Count > 0 && taken.Count < count && await feeds.TakeAsync(urls, Lease, stoppingToken) is { } feed)
        {
            taken.Add(feed);
        }

        return taken;
    }

    protected override async Task WorkAsync(FeedState taken, CancellationToken stoppingToken)
    {
        try
        {
            await ReadAsync(taken, stoppingToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            var problem = e is FetchFailedException or PageUnreadableException ? e.Message : $"could not be read ({e.GetType().Name})";
            logger.FeedFailed(taken.Url, problem);
            var wait = Wait(taken.Failures);
            await feeds.FailAsync(
                taken.Url, problem, Clock.GetUtcNow() + (e is FetchFailedException { RetryAfter: { } asked } && asked > wait ? asked : wait), CancellationToken.None);
        }
    }

    private async Task ReadAsync(FeedState feed, CancellationToken stoppingToken)
    {
        var document = await fetcher.FetchAsync(new Uri(feed.Url), Accept, new FetchCondition(feed.ETag, feed.LastModified), stoppingToken);
        var rested = feed with { Due = Clock.GetUtcNow() + _options.FeedInterval };
        if (document.IsUnchanged)
        {
            await feeds.EndAsync(rested, [], CancellationToken.None);
            return;
        }

        var content = reader.Read(document.Body, document.Address);
        var added = await feeds.NewAsync(feed.Url, [.. content.Entries.Select(entry => entry.Key)], stoppingToken);
        // The oldest first, which are the next to leave the feed; nearly all feeds begin with the newest.
        var fresh = content.Entries.Where(entry => added.Contains(entry.Key)).Reverse().ToList();
        var accepted = await AcceptAsync(content, fresh, stoppingToken);
        if (accepted < fresh.Count)
        {
            if (accepted > 0)
            {
                // What the feed was is kept, not what it is: it is to be read whole again.
                await feeds.EndAsync(rested, [.. fresh.Take(accepted).Select(entry => entry.Key)], CancellationToken.None);
            }

            // Not longer and longer: the feed did nothing wrong, and items leave it.
            await feeds.FailAsync(feed.Url, "waits, for the inbox is full", Clock.GetUtcNow() + _options.FeedInterval, CancellationToken.None);
            return;
        }

        logger.FeedRead(feed.Url, fresh.Count);
        await feeds.EndAsync(
            rested with { Title = content.Title, ETag = document.Condition.ETag, LastModified = document.Condition.LastModified },
            [.. content.Entries.Select(entry => entry.Key)],
            CancellationToken.None);
    }

    /// <returns>How many of the first were taken; fewer than all when the inbox is full.</returns>
    private async Task<int> AcceptAsync(FeedContent content, List<FeedEntry> entries, CancellationToken stoppingToken)
    {
        var accepted = 0;
        foreach (var part in entries.Chunk(Math.Min(MostAtOnce, _options.MaxPending)))
        {
            List<SubmittedItem> items = [];
            foreach (var entry in part)
            {
                if (await ItemAsync(content, entry, stoppingToken) is { } item)
                {
                    items.Add(item);
                }
            }

            if (await intake.AcceptAsync(items, ArticleSource.Feed, stoppingToken) is null)
            {
                break;
            }

            accepted += part.Length;
        }

        return accepted;
    }

    private TimeSpan Wait(int failures)
    {
        var wait = _options.FeedInterval * Math.Pow(2, Math.Min(failures, 10));
        return wait < LongestWait ? wait : LongestWait;
    }

    /// <returns>Null for an entry with neither words nor link.</returns>
    private async Task<SubmittedItem?> ItemAsync(FeedContent content, FeedEntry entry, CancellationToken stoppingToken)
    {
        try
        {
            return entry.Html is { } html ? SubmittedItem.Of(Whole(content, entry, await pages.ReadAsync(html, address: null, stoppingToken))) : OfPage(entry);
        }
        catch (PageUnreadableException)
        {
            return OfPage(entry);
        }
    }

    private Article Whole(FeedContent content, FeedEntry entry, HtmlArticle found)
    {
        var text = entry.Title is null || found.Text.StartsWith(entry.Title, StringComparison.Ordinal) ? found.Text : $"{entry.Title}\n\n{found.Text}";
        return System.Text.Encoding.UTF8.GetByteCount(text) > _options.MaxArticleBytes
            ? throw new PageUnreadableException("is too long")
            : new Article(ContentHash.Of(text), text) { Title = entry.Title, Outlet = content.Title, Url = entry.Link, Published = entry.Published };
    }

    private static SubmittedItem? OfPage(FeedEntry entry) => entry.Link is null
        ? null
        : SubmittedItem.Of(new PendingPage(entry.Link) { Title = entry.Title, Published = entry.Published, IsFromFeed = true });
}
