using Microsoft.Extensions.Hosting;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Looks at the queue every few seconds, so that whoever asks how long it is, however often, costs the store nothing.</summary>
internal sealed class QueueWatch(IArticleInbox inbox, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private volatile InboxBacklog? _last;

    /// <summary>At most a few seconds old; null while the store cannot be read.</summary>
    public InboxBacklog? Last => _last;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            _last = await inbox.ReadBacklogAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // No figure is better than an old one; the loop and the health checks say what is wrong.
            _last = null;
        }
    }
}
