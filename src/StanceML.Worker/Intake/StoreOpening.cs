using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Opens the store before anything else, so that one that cannot be opened stops the start.</summary>
internal sealed class StoreOpening(StoreDatabase database, ArticleInbox inbox, ILogger<StoreOpening> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var pending = await inbox.CountPendingAsync(cancellationToken);
        logger.StoreOpened(database.Name, pending);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
