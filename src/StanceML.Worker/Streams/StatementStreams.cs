using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Lets so many listen at a time. Safe for concurrent use.</summary>
internal sealed class StatementStreams(
    StatementFeed feed, FeedWatch watch, IOptions<WorkerOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<StatementStreams> logger)
    : IDisposable
{
    private readonly ConcurrencyLimiter _seats = new(new ConcurrencyLimiterOptions { PermitLimit = options.Value.MaxListeners });

    public void Dispose() => _seats.Dispose();

    /// <param name="after">Null listens from now on.</param>
    public IResult Begin(StatementFilter filter, FeedPosition? after)
    {
        var seat = _seats.AttemptAcquire();
        return seat.IsAcquired
            ? new StatementStream(feed, watch, filter, after, options.Value, seat, clock, logger) { Stopping = lifetime.ApplicationStopping }
            : Problems.Later(StatusCodes.Status429TooManyRequests, $"{options.Value.MaxListeners} listen already, and no more may.", options.Value.RetryAfter);
    }
}
