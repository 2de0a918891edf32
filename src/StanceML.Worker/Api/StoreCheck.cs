using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Whether the store can be written.</summary>
internal sealed class StoreCheck(ArticleInbox inbox, ILogger<StoreCheck> logger) : IHealthCheck
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
            return HealthCheckResult.Unhealthy("The store cannot be used now; the log says why.");
        }
    }
}
