using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Renews the leases of the articles that this worker has in hand: a batch may take longer than a lease, and no other worker is to take it meanwhile.</summary>
internal sealed class LeaseRenewal(ArticleInbox inbox, AnalysisLoop loop, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<LeaseRenewal> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Roles.HasFlag(WorkerRoles.Analyze))
        {
            return;
        }

        // Two renewals may fail.
        using var timer = new PeriodicTimer(options.Value.LeaseTime / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RenewAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What the loop still stores it stores within the lease.
        }
    }

    private async Task RenewAsync(CancellationToken stoppingToken)
    {
        try
        {
            await inbox.RenewAsync(loop.Held, stoppingToken);
        }
        catch (StoreUnavailableException e)
        {
            logger.StoreUnavailable(e.Message);
        }
    }
}
