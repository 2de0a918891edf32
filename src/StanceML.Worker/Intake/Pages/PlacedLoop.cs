using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Works on so many things at a time, each taken from the store when there is a place for it, so that a slow one holds up no other.</summary>
/// <remarks>Told to stop, it waits until what it works on has ended or was given up.</remarks>
internal abstract class PlacedLoop<T>(Bell bell, WorkerOptions options, TimeProvider clock, ILogger logger) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Takes up to so many that are due, each for this worker alone.</summary>
    protected abstract Task<IReadOnlyList<T>> TakeAsync(int count, CancellationToken stoppingToken);

    /// <summary>Works on one and ends it in the store.</summary>
    protected abstract Task WorkAsync(T taken, CancellationToken stoppingToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start one after the other, and the first piece of this one must not hold up the rest.
        await Task.Yield();
        if (!options.Roles.HasFlag(WorkerRoles.Intake))
        {
            return;
        }

        using var places = new SemaphoreSlim(options.FetchParallelism);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await FillAsync(places, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was taken and not ended is handed out again when its time is up.
        }

        for (var place = 0; place < options.FetchParallelism; place++)
        {
            await places.WaitAsync(CancellationToken.None);
        }
    }

    private async Task FillAsync(SemaphoreSlim places, CancellationToken stoppingToken)
    {
        await places.WaitAsync(stoppingToken);
        places.Release();
        var taken = await TryTakeAsync(places.CurrentCount, stoppingToken);
        foreach (var one in taken)
        {
            // There is a place for each: nobody else fills them.
            await places.WaitAsync(CancellationToken.None);
            _ = TryWorkAsync(one, places, stoppingToken);
        }

        if (taken.Count == 0)
        {
            await bell.WaitAsync(options.PollInterval, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<T>> TryTakeAsync(int count, CancellationToken stoppingToken)
    {
        try
        {
            return await TakeAsync(count, stoppingToken);
        }
        catch (StoreUnavailableException e)
        {
            logger.StoreUnavailable(e.Message);
            await Task.Delay(options.StoreRetryInterval, Clock, stoppingToken);
            return [];
        }
    }

    private async Task TryWorkAsync(T taken, SemaphoreSlim places, CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(taken, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Handed out again when its time is up.
        }
        catch (StoreUnavailableException e)
        {
            logger.StoreUnavailable(e.Message);
        }
        finally
        {
            places.Release();
        }
    }
}
