using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The keys as this worker knows them: read again every few seconds, so that no request waits for the store. Safe for concurrent use.</summary>
/// <remarks>
/// Once a key was made, keys are needed: revoking the last one opens nothing. While the store cannot be read the keys that were
/// known count for a while, and then none does.
/// </remarks>
internal sealed class KeyRing(KeyStore store, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<KeyRing> logger) : BackgroundService
{
    /// <summary>How long known keys count while the store cannot be read: longer than a database's restart.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    /// <summary>How often one key's last use is written.</summary>
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _unwritten = new(StringComparer.Ordinal);
    private readonly bool _isReachable = options.Value.IsReachable;
    private volatile Known _known = new(new Dictionary<string, ApiKey>(StringComparer.Ordinal), DateTimeOffset.MinValue);

    /// <summary>Whether callers need a key: there is one, or others can reach the worker.</summary>
    public bool IsNeeded => _isReachable || _known.Keys.Count > 0;

    /// <summary>Whether what is known is too old to count.</summary>
    public bool IsOutdated => clock.GetUtcNow() - _known.At > MaxAge;

    /// <exception cref="AddressRefusedException">Others can reach the worker, and no key can be used.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        if (_isReachable && !_known.Keys.Values.Any(key => key.IsUsable(clock.GetUtcNow())))
        {
            throw AddressRefusedException.NoKeys(options.Value.Url);
        }

        if (_isReachable && !ListenAddress.Parse(options.Value.Url).IsHttps && options.Value.KnownProxies.Count == 0)
        {
            logger.NotEncrypted(options.Value.Url);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <returns>The key with this id, if it can be used now.</returns>
    public ApiKey? Find(string id)
    {
        var now = clock.GetUtcNow();
        return _known.Keys.TryGetValue(id, out var key) && key.IsUsable(now) ? key : null;
    }

    /// <returns>The key, if it is one of ours and can be used now.</returns>
    public ApiKey? Find(KeyText text) =>
        Find(text.Id) is { } key && CryptographicOperations.FixedTimeEquals(text.Hash(), key.Hash.Span) ? key : null;

    /// <summary>Notes that a key was used now.</summary>
    public void Use(ApiKey key)
    {
        var now = clock.GetUtcNow();
        if (key.LastUsed is null || now - key.LastUsed >= UseInterval)
        {
            _unwritten[key.Id] = now;
        }
    }

    /// <summary>Reads the keys again, after one was made or revoked here.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var keys = await store.ListAsync(cancellationToken);
        _known = new Known(keys.ToDictionary(key => key.Id, StringComparer.Ordinal), at);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.KeyRefreshInterval, clock);
        var written = clock.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (clock.GetElapsedTime(written) >= UseInterval)
                {
                    await TryAsync(WriteUsesAsync, stoppingToken);
                    written = clock.GetTimestamp();
                }

                await TryAsync(RefreshAsync, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TryAsync(WriteUsesAsync, CancellationToken.None);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            // The next round tries again.
            logger.StoreUnavailable(e.Message);
        }
    }

    private async Task WriteUsesAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, DateTimeOffset> uses = new(_unwritten, StringComparer.Ordinal);
        if (uses.Count > 0)
        {
            await store.MarkUsedAsync(uses, cancellationToken);
            uses.ToList().ForEach(use => _unwritten.TryRemove(use));
        }
    }

    /// <param name="At">When they were read.</param>
    private sealed record Known(IReadOnlyDictionary<string, ApiKey> Keys, DateTimeOffset At);
}
