using System.Security.Claims;
using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>What the page of operations needs of the worker. Safe for concurrent use.</summary>
/// <remarks>What changes something asks again whether the user may: a page that stayed open may be a key's that was revoked.</remarks>
public interface IOperationsDesk
{
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    Task<OperationsView> ReadAsync(CancellationToken cancellationToken);

    /// <param name="id">Of an article or an address that failed; null for all that failed.</param>
    Task<DeskAnswer> RetryAsync(string? id, ClaimsPrincipal user, CancellationToken cancellationToken);

    Task<DeskAnswer> AddFeedAsync(string url, ClaimsPrincipal user, CancellationToken cancellationToken);

    Task<DeskAnswer> RemoveFeedAsync(string url, ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <param name="kinds">What is sent: statements with their corrections, changes of position, or both.</param>
    /// <param name="search">Address of a page of statements, or its query: what its filters find is sent; empty for all.</param>
    /// <returns>The answer, and the secret that batches are signed with where a webhook was made: nobody can find it again.</returns>
    Task<(DeskAnswer Answer, string? Secret)> MakeWebhookAsync(string url, IReadOnlyList<FeedKind> kinds, string search, ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <summary>Posts a signed batch without statements, now and once.</summary>
    Task<DeskAnswer> TestWebhookAsync(string webhook, ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <summary>Sends a batch that was given up again, now and once.</summary>
    Task<DeskAnswer> RedeliverAsync(string webhook, string batch, ClaimsPrincipal user, CancellationToken cancellationToken);

    Task<DeskAnswer> DeleteWebhookAsync(string webhook, ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <param name="expires">After this day (UTC) it counts no more; null for never.</param>
    /// <returns>The answer, and the key where one was made: nobody can find it again.</returns>
    Task<(DeskAnswer Answer, string? Key)> MakeKeyAsync(string name, KeyRole role, DateOnly? expires, ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <param name="id">Of the key.</param>
    Task<DeskAnswer> RevokeKeyAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken);
}
