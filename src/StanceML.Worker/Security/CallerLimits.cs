using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>How much one caller may ask for: a key, or for want of one an address. Whoever needs no key has no limit.</summary>
/// <remarks>
/// However many addresses call, they share so many buckets that memory stays bounded; which of them share one cannot be known
/// outside, since the hash is salted anew in each process. Safe for concurrent use.
/// </remarks>
internal sealed class CallerLimits(IOptions<WorkerOptions> options) : IDisposable
{
    private const int AddressBuckets = 4_096;

    /// <summary>How many seconds' worth a caller who was quiet may take at once.</summary>
    private const int BurstSeconds = 10;

    private readonly PartitionedRateLimiter<HttpContext> _requests = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(request => RequestBucket(request, options.Value)),
        PartitionedRateLimiter.Create<HttpContext, string>(request => Analyses(request, options.Value)));

    private readonly PartitionedRateLimiter<HttpContext> _bytes =
        PartitionedRateLimiter.Create<HttpContext, string>(request => ByteBucket(request, options.Value));

    /// <summary>One permit a request, held while it is answered.</summary>
    public PartitionedRateLimiter<HttpContext> Requests => _requests;

    /// <summary>One permit a submitted byte.</summary>
    public PartitionedRateLimiter<HttpContext> Bytes => _bytes;

    public void Dispose()
    {
        _requests.Dispose();
        _bytes.Dispose();
    }

    private static RateLimitPartition<string> RequestBucket(HttpContext request, WorkerOptions worker)
    {
        var (key, isKnown) = PartitionOf(request);
        var perSecond = isKnown ? worker.RequestsPerSecond : worker.AnonymousRequestsPerSecond;
        return key is null ? RateLimitPartition.GetNoLimiter("") : TokenBucket(key, perSecond, perSecond * BurstSeconds, queueLimit: 0);
    }

    private static RateLimitPartition<string> ByteBucket(HttpContext request, WorkerOptions worker) =>
        PartitionOf(request).Key is not { } key
            ? RateLimitPartition.GetNoLimiter("")
            : TokenBucket(
                key,
                worker.SubmittedBytesPerSecond,
                (int)Math.Max(Math.Min((long)worker.SubmittedBytesPerSecond * BurstSeconds, int.MaxValue), worker.MaxRequestBytes),
                worker.MaxRequestBytes);

    private static RateLimitPartition<string> Analyses(HttpContext request, WorkerOptions worker) =>
        PartitionOf(request).Key is { } key
        && request.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == AnalyzeEndpoint.LimitPolicy
            ? RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = worker.MaxAnalysesPerKey })
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> TokenBucket(string key, int perSecond, int burst, int queueLimit) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            TokenLimit = burst,
            QueueLimit = queueLimit,
        });

    /// <returns>No key where nothing limits.</returns>
    private static (string? Key, bool IsKnown) PartitionOf(HttpContext request) => Caller.Of(request.User) switch
    {
        { IsLocal: true } => (null, true),
        { } caller => (caller.Id, true),
        null => (AddressBucket(request.Connection.RemoteIpAddress ?? System.Net.IPAddress.None), false),
    };

    /// <summary>A network of IPv6 addresses is one caller: its owner has 2^64 of them.</summary>
    private static string AddressBucket(System.Net.IPAddress address)
    {
        var from = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        HashCode hash = default;
        hash.AddBytes(from.GetAddressBytes().AsSpan(0, from.AddressFamily == AddressFamily.InterNetworkV6 ? 8 : 4));
        return $"address {(uint)hash.ToHashCode() % AddressBuckets}";
    }
}
