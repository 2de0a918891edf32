using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Lets so many exports run at a time: each reads the store for as long as its reader takes. Safe for concurrent use.</summary>
internal sealed class StatementExports(StatementStore statements, IOptions<WorkerOptions> options, ILogger<StatementExports> logger) : IDisposable
{
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions { PermitLimit = options.Value.MaxExports });

    public void Dispose() => _turns.Dispose();

    /// <param name="limit">Most statements; null for all.</param>
    /// <returns>The export, or that it must wait.</returns>
    public IResult Begin(StatementFormat format, StatementFilter filter, StatementKey? after, int? limit)
    {
        var turn = _turns.AttemptAcquire();
        return turn.IsAcquired
            ? new StatementExport(statements, format, filter, after, limit, options.Value.RequestTimeout, turn, logger)
            : Problems.Later(
                StatusCodes.Status429TooManyRequests, $"{options.Value.MaxExports} exports run already, and no more may.", options.Value.RetryAfter);
    }
}
