using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>How much one caller may ask for: a key, or for want of one an address. Whoever needs no key has no limit but those of all.</summary>
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

    private readonly PartitionedRateLimiter<HttpContext> _guesses =
        PartitionedRateLimiter.Create<HttpContext, string>(request => GuessBucket(request, options.Value));

    private readonly PartitionedRateLimiter<HttpContext> _submissions = AtOnce(options.Value.MaxSubmissionsPerKey, options.Value.MaxSubmissions);
    private readonly PartitionedRateLimiter<HttpContext> _listeners = AtOnce(options.Value.MaxListenersPerKey, options.Value.MaxListeners);
    private readonly PartitionedRateLimiter<HttpContext> _exports = AtOnce(options.Value.MaxExportsPerKey, options.Value.MaxExports);

    /// <summary>One permit a request, held while it is answered.</summary>
    public PartitionedRateLimiter<HttpContext> Requests => _requests;

    /// <summary>One permit a submitted byte.</summary>
    public PartitionedRateLimiter<HttpContext> Bytes => _bytes;

    /// <summary>One permit a cookie that turned out to be of no session, by address: who sends many has none looked up for a while.</summary>
    public PartitionedRateLimiter<HttpContext> Guesses => _guesses;

    /// <summary>One permit a request with articles, held until they are taken in.</summary>
    public PartitionedRateLimiter<HttpContext> Submissions => _submissions;

    /// <summary>One permit a listener, held while it listens.</summary>
    public PartitionedRateLimiter<HttpContext> Listeners => _listeners;

    /// <summary>One permit an export, held until its end.</summary>
    public PartitionedRateLimiter<HttpContext> Exports => _exports;

    public void Dispose()
    {
        _requests.Dispose();
        _bytes.Dispose();
        _guesses.Dispose();
        _submissions.Dispose();
        _listeners.Dispose();
        _exports.Dispose();
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
            ? Seats(key, worker.MaxAnalysesPerKey)
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>Not a bucket of tokens, which holds fractions of them: one that gives no more tokens would still say that it is not empty.</summary>
    private static RateLimitPartition<string> GuessBucket(HttpContext request, WorkerOptions worker) =>
        RateLimitPartition.GetFixedWindowLimiter(AddressBucket(request), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = worker.AnonymousRequestsPerSecond * BurstSeconds,
            Window = TimeSpan.FromSeconds(BurstSeconds),
        });

    private static PartitionedRateLimiter<HttpContext> AtOnce(int ofOneKey, int ofAll) => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(request => PartitionOf(request).Key is { } key ? Seats(key, ofOneKey) : RateLimitPartition.GetNoLimiter("")),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => Seats("", ofAll)));

    private static RateLimitPartition<string> Seats(string key, int count) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = count });

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
        null => (AddressBucket(request), false),
    };

    /// <summary>A network of IPv6 addresses is one caller: its owner has 2^64 of them.</summary>
    private static string AddressBucket(HttpContext request)
    {
        var address = request.Connection.RemoteIpAddress ?? System.Net.IPAddress.None;
        var from = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        HashCode hash = default;
        hash.AddBytes(from.GetAddressBytes().AsSpan(0, from.AddressFamily == AddressFamily.InterNetworkV6 ? 8 : 4));
        return $"address {(uint)hash.ToHashCode() % AddressBuckets}";
    }
}
