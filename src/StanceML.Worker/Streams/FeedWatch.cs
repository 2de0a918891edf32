using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Looks whether statements were committed, by this worker or another, and wakes whoever follows: one query for all of them.</summary>
internal sealed class FeedWatch(StatementFeed feed, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<FeedWatch> logger) : BackgroundService
{
    private volatile TaskCompletionSource _moved = NewSignal();

    /// <summary>Ends when something is committed after this was asked for. Ask before reading the feed, or a commit in between is slept through.</summary>
    public Task Moved => _moved.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Roles.HasFlag(WorkerRoles.Api))
        {
            return;
        }

        FeedPosition? seen = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var end = await feed.EndAsync(stoppingToken);
                if (end != seen)
                {
                    seen = end;
                    Interlocked.Exchange(ref _moved, NewSignal()).SetResult();
                }
            }
            catch (StoreUnavailableException e)
            {
                logger.StoreUnavailable(e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(options.Value.StreamInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
