using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Follows <c>current.json</c> from the start on.</summary>
/// <remarks>The file system rings a bell and is not believed: it is silent on some network folders, and can lose an event.</remarks>
internal sealed class ModelWatch(LiveModels models, IOptions<WorkerOptions> options, ILogger<ModelWatch> logger) : BackgroundService
{
    private readonly SemaphoreSlim _bell = new(0);

    public override void Dispose()
    {
        _bell.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (models.Folder is not { } folder)
        {
            return;
        }

        using var watcher = TryWatch(folder);
        try
        {
            while (true)
            {
                await _bell.WaitAsync(options.Value.ModelPollInterval, stoppingToken);
                await models.RefreshAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The live models answer until the last request has ended.
        }
    }

    private FileSystemWatcher? TryWatch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder, ModelLedger.FileName);
            watcher.Changed += (_, _) => _bell.Release();
            watcher.Created += (_, _) => _bell.Release();
            // An atomic write ends in a rename.
            watcher.Renamed += (_, _) => _bell.Release();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            logger.ModelsUnwatched(e.GetType().Name, options.Value.ModelPollInterval);
            return null;
        }
    }
}
