using Microsoft.Extensions.Logging;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Makes and revokes keys, and lets this worker know at once.</summary>
internal sealed class KeyMaking(KeyStore store, KeyRing ring, TimeProvider clock, ILogger<KeyMaking> logger)
{
    /// <param name="expires">Null for never.</param>
    /// <returns>The key, or why none was made.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<(KeyText? Key, string? Problem)> TryMakeAsync(string name, KeyRole role, DateTimeOffset? expires, Caller by, CancellationToken cancellationToken)
    {
        if (ApiKey.ProblemOfName(name) is { } problem)
        {
            return (null, $"The name {problem}.");
        }

        if (expires <= clock.GetUtcNow())
        {
            return (null, "The key would have expired already: choose a later day.");
        }

        if (await store.CreateAsync(name, role, expires, cancellationToken) is not { } key)
        {
            return (null, $"There are {KeyStore.MaxKeys} keys already.");
        }

        await ring.RefreshAsync(cancellationToken);
        logger.KeyMade(key.Id, role, by.Id);
        return (key, null);
    }

    /// <returns>False when there is no such key, or it was revoked before.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<bool> TryRevokeAsync(string id, Caller by, CancellationToken cancellationToken)
    {
        if (!await store.RevokeAsync(id, cancellationToken))
        {
            return false;
        }

        await ring.RefreshAsync(cancellationToken);
        logger.KeyRevoked(id, by.Id);
        return true;
    }
}
