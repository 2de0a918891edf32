using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Finds anew the positions that statements moved, and deletes what is older than the operator keeps. Workers that share a store share the work.</summary>
internal sealed class StoreKeeping(
    StoreUpkeep upkeep, PositionStore positions, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<StoreKeeping> logger) : BackgroundService
{
    private static readonly TimeSpan PruneInterval = TimeSpan.FromHours(1);

    /// <summary>After one that failed.</summary>
    private static readonly TimeSpan PruneAgain = TimeSpan.FromMinutes(1);

    private DateTimeOffset _nextPrune = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await KeepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is due at the next start.
        }
    }

    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        try
        {
            do
            {
                // In between, for positions may move as fast as they are found anew.
                await PruneWhenDueAsync(stoppingToken);
            }
            // Some at a time, so that articles are saved in between.
            while (await positions.RefreshAsync(stoppingToken) > 0);
        }
        catch (StoreUnavailableException e)
        {
            // The next tick tries again; readiness tells what is wrong.
            logger.StoreUnavailable(e.Message);
        }
    }

    private async Task PruneWhenDueAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Retention is { } retention && clock.GetUtcNow() >= _nextPrune)
        {
            // Should it fail, positions are found anew all the same.
            _nextPrune = clock.GetUtcNow() + PruneAgain;
            var pruned = await upkeep.PruneAsync(clock.GetUtcNow() - retention, stoppingToken);
            _nextPrune = clock.GetUtcNow() + PruneInterval;
            logger.Pruned(pruned, retention);
        }
    }
}
