using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Whether new articles would be taken in. A full queue only degrades: it is worked off, and readers are served meanwhile,
/// as they are by a worker that only reads when the queue cannot be reached.</summary>
internal sealed class QueueCheck(IArticleInbox inbox, IOptions<WorkerOptions> options, ILogger<QueueCheck> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = (await inbox.ReadBacklogAsync(cancellationToken)).Depth;
            Dictionary<string, object> counts = new() { ["pending"] = pending, ["allowed"] = options.Value.MaxPending };
            return pending < options.Value.MaxPending
                ? HealthCheckResult.Healthy("There is room for articles.", counts)
                : HealthCheckResult.Degraded("The queue is full; new articles are told to come back later.", data: counts);
        }
        catch (StoreUnavailableException e)
        {
            logger.StoreUnavailable(e.Message);
            var problem = $"The {e.Store} cannot be used now; the log says why.";
            return options.Value.Roles == WorkerRoles.Api ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Unhealthy(problem);
        }
    }
}
