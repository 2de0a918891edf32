using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Whether the volume of the store's file has room; under twice the floor is a warning.</summary>
internal sealed class DiskCheck(StoreDatabase database, IOptions<WorkerOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (!File.Exists(database.Name))
        {
            return HealthCheckResult.Healthy("The store is no file of this machine.");
        }

        var floor = options.Value.MinFreeDiskBytes;
        var free = new DriveInfo(Path.GetDirectoryName(database.Name)!).AvailableFreeSpace;
        Dictionary<string, object> bytes = new() { ["freeBytes"] = free, ["floorBytes"] = floor };
        return free < floor ? HealthCheckResult.Unhealthy("The store's volume is almost full.", data: bytes)
            : free / 2 < floor ? HealthCheckResult.Degraded("The store's volume fills up.", data: bytes)
            : HealthCheckResult.Healthy("The store's volume has room.", bytes);
    }
}
