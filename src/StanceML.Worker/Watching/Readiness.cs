using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Runs the health checks at most once in <see cref="WorkerOptions.HealthCacheTime"/>: however many probe, the store is written once.</summary>
internal sealed class Readiness(HealthCheckService checks, IOptions<WorkerOptions> options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Task<HealthReport>? _last;
    private long _begun;

    /// <param name="cancellationToken">Ends this caller's wait; the check goes on for the others.</param>
    public Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_last is null or { IsCompleted: true } && clock.GetElapsedTime(_begun) >= options.Value.HealthCacheTime)
            {
                _begun = clock.GetTimestamp();
                // On a thread of its own: SQLite blocks while another process writes.
                _last = Task.Run(() => checks.CheckHealthAsync(CancellationToken.None), CancellationToken.None);
            }

            return _last!.WaitAsync(cancellationToken);
        }
    }
}
