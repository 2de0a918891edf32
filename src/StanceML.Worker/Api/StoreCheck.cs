using Microsoft.Extensions.Diagnostics.HealthChecks;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Whether the store can be written.</summary>
internal sealed class StoreCheck(ArticleInbox inbox) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await inbox.ProbeAsync(cancellationToken);
            var pending = await inbox.CountPendingAsync(cancellationToken);
            return HealthCheckResult.Healthy("The store was written.", new Dictionary<string, object> { ["pending"] = pending });
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
