using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>As many analyses at a time for callers who wait as the worker analyzes articles at once. Safe for concurrent use.</summary>
/// <remarks>A turn is taken once the request is here: one that comes in slowly keeps no processor from others.</remarks>
internal sealed class AnalysisTurns(IOptions<WorkerOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(options.Value.Parallelism);

    /// <returns>Ends the turn when it is disposed of.</returns>
    public async ValueTask<Turn> TakeAsync(CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    public readonly struct Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
