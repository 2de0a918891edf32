using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Whether the store can be written. A worker that only takes articles into a queue goes on without it.</summary>
internal sealed class StoreCheck(ArticleInbox inbox, IOptions<WorkerOptions> options, ILogger<StoreCheck> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await inbox.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy("The store was written.");
        }
        catch (StoreUnavailableException e)
        {
            logger.StoreUnavailable(e.Message);
            const string problem = "The store cannot be used now; the log says why.";
            return options.Value is { Roles: WorkerRoles.Intake, Nats.Length: > 0 } ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Unhealthy(problem);
        }
    }
}
