using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Lets so many listen at a time. Safe for concurrent use.</summary>
internal sealed class StatementStreams(
    StatementFeed feed,
    FeedWatch watch,
    CallerLimits limits,
    IOptions<WorkerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<StatementStreams> logger)
{
    /// <param name="after">Null listens from now on.</param>
    public IResult Begin(HttpContext listener, StatementFilter filter, FeedPosition? after)
    {
        var seat = limits.Listeners.AttemptAcquire(listener);
        return seat.IsAcquired
            ? new StatementStream(feed, watch, filter, after, options.Value, seat, clock, logger) { Stopping = lifetime.ApplicationStopping }
            : Problems.Later(
                StatusCodes.Status429TooManyRequests,
                $"Up to {options.Value.MaxListenersPerKey} may listen with one key, and {options.Value.MaxListeners} in all; they do already.",
                options.Value.RetryAfter);
    }
}
