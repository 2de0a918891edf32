using System.ComponentModel;
using Microsoft.Extensions.Logging;
using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Sees one retraining through: its process from start to end, and what it tells into the store.</summary>
internal sealed class RetrainingRun(RetrainingStore store, TrainingCommand command, ModelSource source, TimeProvider clock, ILogger<RetrainingRun> logger)
{
    /// <summary>Between two writes of what it told.</summary>
    private static readonly TimeSpan NewsInterval = TimeSpan.FromSeconds(1);

    /// <summary>Of the last write, which is tried until it succeeds or the worker stops; a lease that runs out says the same, later.</summary>
    private static readonly TimeSpan LastWordPause = TimeSpan.FromSeconds(2);

    /// <summary>How long a stopping worker may still write that it cut the retraining off.</summary>
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(3);

    /// <param name="stopping">Cancelled when the worker stops.</param>
    public async Task RunAsync(long id, RetrainingRequest request, IReadOnlyList<LabelledRow> rows, CancellationToken stopping)
    {
        var progress = new RetrainingProgress();
        var (state, problem) = await TrainAsync(id, request, rows, progress, stopping);
        logger.RetrainingEnded(id, state, problem ?? "nothing went wrong");
        await EndAsync(id, state, problem, progress, stopping);
    }

    private async Task<(RetrainingState State, string? Problem)> TrainAsync(
        long id, RetrainingRequest request, IReadOnlyList<LabelledRow> rows, RetrainingProgress progress, CancellationToken stopping)
    {
        try
        {
            using var process = TrainingProcess.Start(command.Describe(source.EncoderArguments), progress.Hear);
            try
            {
                await process.GiveAsync(request, rows, stopping);
                return await WatchAsync(id, process, progress, stopping)
                    ? Judge(await process.EndAsync(stopping), progress)
                    : (RetrainingState.Canceled, null);
            }
            finally
            {
                await process.StopAsync();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return (RetrainingState.CutOff, "The worker was stopped before it was done.");
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return (RetrainingState.Failed, progress.LastWord ?? $"The training process could not be started: {e.Message}");
        }
    }

    /// <returns>True when the process has ended by itself, false when it was to stop.</returns>
    private async Task<bool> WatchAsync(long id, TrainingProcess process, RetrainingProgress progress, CancellationToken stopping)
    {
        var end = process.EndAsync(stopping);
        while (await Task.WhenAny(end, Task.Delay(NewsInterval, clock, stopping)) != end)
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                if (!await store.TellAsync(id, progress.ToNews(), stopping))
                {
                    return false;
                }
            }
            catch (StoreUnavailableException e)
            {
                // The next tick tries again.
                logger.StoreUnavailable(e.Message);
            }
        }

        return true;
    }

    private static (RetrainingState State, string? Problem) Judge(int exitCode, RetrainingProgress progress)
    {
        if (exitCode != 0)
        {
            return (RetrainingState.Failed, progress.LastWord ?? $"The training process ended with exit code {exitCode}; where memory is short, the system ends it first.");
        }

        if (progress.Outcome.Models.Count == 0)
        {
            return (RetrainingState.Failed, $"The rows can teach none of the tasks: {string.Join("; ", progress.Outcome.Untrained.Select(task => $"{task.Task}: {task.Reason}"))}");
        }

        progress.Complete();
        return (RetrainingState.Done, null);
    }

    private async Task EndAsync(long id, RetrainingState state, string? problem, RetrainingProgress progress, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                using var farewell = new CancellationTokenSource(FarewellTime, clock);
                await store.EndAsync(id, state, problem, progress.ToNews(), farewell.Token);
                return;
            }
            catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
            {
                if (stopping.IsCancellationRequested)
                {
                    return;
                }

                logger.StoreUnavailable(e.Message);
                await Task.Delay(LastWordPause, clock, CancellationToken.None);
            }
        }
    }
}
