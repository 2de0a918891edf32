using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Takes articles from a folder: each file is taken, accepted durably, then moved to <c>.done</c>, or to <c>.failed</c> with its reason.</summary>
/// <remarks>
/// Whatever step a crash comes between, the file is still in <c>.taking</c> and is read again: the same content is the same article.
/// Notifications of the file system only wake it up; what counts is what is there when it looks.
/// </remarks>
internal sealed class FolderWatch(FolderFile files, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<FolderWatch> logger) : BackgroundService
{
    private readonly WorkerOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.WatchFolder.Length == 0 || !_options.Roles.HasFlag(WorkerRoles.Intake))
        {
            return;
        }

        // Here and not later: a folder that cannot be used stops the start.
        var folder = new WatchedFolder(_options.WatchFolder);
        await Task.Yield();
        using var bell = new Bell();
        using var notifier = TryNotify(bell);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await LookAsync(folder, stoppingToken);
                await bell.WaitAsync(_options.PollInterval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is in .taking is taken up at the next start.
        }
    }

    private async Task LookAsync(WatchedFolder folder, CancellationToken stoppingToken)
    {
        try
        {
            using var turn = folder.TryEnter();
            if (turn is null)
            {
                return;
            }

            foreach (var file in folder.List(clock.GetUtcNow() - _options.WatchQuiet))
            {
                if (!await TryAcceptAsync(folder, file, stoppingToken))
                {
                    // A full inbox: the rest waits where it is.
                    await Task.Delay(_options.RetryAfter, clock, stoppingToken);
                    return;
                }
            }
        }
        catch (StoreUnavailableException e)
        {
            logger.StoreUnavailable(e.Message);
            await Task.Delay(_options.StoreRetryInterval, clock, stoppingToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.FolderUnusable(e.Message);
        }
    }

    /// <summary>A file that cannot be moved waits where it is, and the others do not wait for it.</summary>
    /// <returns>False when the inbox is full.</returns>
    private async Task<bool> TryAcceptAsync(WatchedFolder folder, string file, CancellationToken stoppingToken)
    {
        try
        {
            return folder.Take(file) is not { } taken || await AcceptAsync(folder, taken, stoppingToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.FolderUnusable(e.Message);
            return true;
        }
    }

    /// <returns>False when the inbox is full.</returns>
    private async Task<bool> AcceptAsync(WatchedFolder folder, string taken, CancellationToken stoppingToken)
    {
        var before = Stamp(taken);
        if (await ReasonAsync(taken, stoppingToken) is not { } reason)
        {
            return false;
        }

        if (Stamp(taken) != before)
        {
            folder.GiveBack(taken);
        }
        else if (reason.Length == 0)
        {
            folder.End(taken);
            logger.FileTaken();
        }
        else
        {
            folder.SetAside(taken, reason);
            logger.FileSetAside();
        }

        return true;
    }

    /// <returns>Empty when all of the file was accepted; null when the inbox is full, or too many pages are being read.</returns>
    private async Task<string?> ReasonAsync(string taken, CancellationToken stoppingToken)
    {
        if (WatchedFolder.Problem(taken) is { } problem)
        {
            return problem;
        }

        try
        {
            return await files.AcceptAsync(taken, stoppingToken);
        }
        catch (PagesBusyException)
        {
            return null;
        }
        catch (Exception e) when (e is not (StoreUnavailableException or OperationCanceledException))
        {
            // One file fails alone, whatever it did to its reader.
            return $"cannot be read ({e.GetType().Name})";
        }
    }

    private static (long Length, DateTime Written) Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
    }

    /// <summary>Where the system gives no notifications, or no more of them, looking now and then is enough.</summary>
    private FileSystemWatcher? TryNotify(Bell bell)
    {
        try
        {
            var watcher = new FileSystemWatcher(_options.WatchFolder);
            watcher.Created += (_, _) => bell.Ring();
            watcher.Renamed += (_, _) => bell.Ring();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
