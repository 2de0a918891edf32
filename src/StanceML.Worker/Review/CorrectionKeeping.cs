using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Writes what reviewers decided as a version of training rows, at the start and every hour in which something was decided.</summary>
internal sealed class CorrectionKeeping(CorrectionRows rows, CorrectionFolder folder, TimeProvider clock, ILogger<CorrectionKeeping> logger) : BackgroundService
{
    /// <summary>Each version holds all rows: one per decision would fill the disk.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                await WriteAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start writes it.
        }
    }

    private async Task WriteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if ((await rows.VersionAsync(stoppingToken)).LastDecision > 0)
            {
                await folder.WriteAsync(rows, stoppingToken);
            }
        }
        catch (StoreUnavailableException e)
        {
            logger.StoreUnavailable(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.CorrectionsUnwritten(e.Message);
        }
    }
}
