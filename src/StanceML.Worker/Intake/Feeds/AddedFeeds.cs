using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Adds feeds to those of the options, and removes what was added, while workers run.</summary>
internal sealed class AddedFeeds(FeedStore feeds, WebFetcher web, IOptions<WorkerOptions> options, ILogger<AddedFeeds> logger)
{
    private const string Known = "This feed is read already.";

    /// <returns>Why the address can be no feed here; null when it may be tried.</returns>
    public string? Problem(string? url) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var address) ? "is missing or no address; expected https://…" : web.Problem(address);

    /// <param name="url">Without a <see cref="Problem"/>.</param>
    /// <returns>Null when it was added; else why not.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<string?> TryAddAsync(string url, Caller by, CancellationToken cancellationToken)
    {
        if (options.Value.Feeds.Contains(url))
        {
            return Known;
        }

        switch (await feeds.TryAddAsync(url, by.Name, cancellationToken))
        {
            case null:
                return $"There are {FeedStore.MaxAdded} feeds that were added already: remove one first.";
            case false:
                return Known;
            default:
                logger.FeedAdded(url, by.Id);
                return null;
        }
    }

    /// <returns>Null when it was removed; else why not.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<string?> TryRemoveAsync(string url, Caller by, CancellationToken cancellationToken)
    {
        if (await feeds.RemoveAsync(url, cancellationToken))
        {
            logger.FeedRemoved(url, by.Id);
            return null;
        }

        return options.Value.Feeds.Contains(url)
            ? "This feed was named where the worker was started (--feed), and is read until it is started without it."
            : "No feed with this address was added here.";
    }
}
