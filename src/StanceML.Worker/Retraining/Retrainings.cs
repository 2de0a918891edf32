using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Trains the judges on the shipped rows and on what reviewers decided, one training at a time and in a process of its own. Safe for concurrent use.</summary>
/// <remarks>
/// It writes versions and makes none live: that is the gate's and a person's. What it tells is kept in the store, and outlives the worker.
/// </remarks>
internal sealed class Retrainings(
    RetrainingStore store, Corrections corrections, ModelSource source, RetrainingRun run, IOptions<WorkerOptions> options, ILogger<Retrainings> logger) : IHostedService, IDisposable
{
    /// <summary>What it trains: reviewers judge statements, and say nothing about where quotes begin.</summary>
    public static IReadOnlyList<string> Tasks { get; } = [.. TaskDefinition.All.Select(task => task.Name)];

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private Task _running = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => store.CutOffAsync(
        "Its worker ended, or was killed, before it was done.", isEverybodyDead: !StoreDatabase.IsShared(options.Value.Store), cancellationToken);

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _one.Dispose();
    }

    /// <returns>Why none can be begun here, as things are; null when one can.</returns>
    public string? Refusal() =>
        source.Folder is not { } models ? "This worker was started with single versions (--model) and follows no folder that a new version could be written to."
            : WriteProblem(models) ?? TrainingFolder.Find(options.Value.TrainingData).Problem;

    /// <param name="tasks">Of <see cref="Tasks"/>, at least one.</param>
    /// <param name="by">Name of the key that asks.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be used.</exception>
    public async Task<RetrainingStart> TryStartAsync(IReadOnlyList<string> tasks, string why, string by, CancellationToken cancellationToken)
    {
        if (Refusal() is { } refusal)
        {
            return new RetrainingStart(null, refusal);
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            var rows = await corrections.ReadAsync(cancellationToken);
            if (rows.Rows.Count == 0)
            {
                return new RetrainingStart(null, "There is nothing to learn yet: no reviewer's decision stands.");
            }

            var order = new RetrainingOrder(tasks, why, by, rows.Version, rows.Rows.Count);
            if (await store.TryBeginAsync(order, "starting", cancellationToken) is not { } id)
            {
                return new RetrainingStart(null, "A retraining runs already, here or at another worker of this store; stop it, or wait until it ends.");
            }

            logger.RetrainingBegun(id, rows.Version, rows.Rows.Count);
            var data = TrainingFolder.Find(options.Value.TrainingData).Path!;
            _running = Task.Run(
                () => run.RunAsync(id, new RetrainingRequest(data, Path.GetFullPath(source.Folder!), tasks, rows.Version, rows.Rows.Count), rows.Rows, _stopping.Token), CancellationToken.None);
            return new RetrainingStart(id, null);
        }
        finally
        {
            _one.Release();
        }
    }

    private static string? WriteProblem(string models)
    {
        var probe = Path.Combine(models, $".probe-{Path.GetRandomFileName()}");
        try
        {
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The folder of the models cannot be written: {e.Message}";
        }
    }
}
