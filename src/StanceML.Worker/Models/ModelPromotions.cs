using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Changes what is live through the registry, one change at a time, and takes it over at once.</summary>
internal sealed class ModelPromotions(LiveModels models, ModelSource source, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Null when the models stay as they are: no ledger is followed.</summary>
    public ModelRegistry? Registry { get; } = source.Folder is { } folder ? new ModelRegistry(folder, source.Encoder, clock) : null;

    /// <inheritdoc cref="ModelRegistry.Promote"/>
    public Task<Promotion> PromoteAsync(ModelName name, PromotionRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(registry => registry.Promote(name, request, cancellationToken), cancellationToken);

    /// <inheritdoc cref="ModelRegistry.Rollback"/>
    public Task<Promotion> RollbackAsync(string task, string? version, string by, string why, CancellationToken cancellationToken) =>
        ChangeAsync(registry => registry.Rollback(task, version, by, why, cancellationToken), cancellationToken);

    public void Dispose() => _one.Dispose();

    private async Task<Promotion> ChangeAsync(Func<ModelRegistry, Promotion> change, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var promotion = await Task.Run(() => change(Registry!), cancellationToken);
            // The ledger is written: a caller who hangs up now changes nothing any more.
            await models.RefreshAsync(CancellationToken.None);
            return promotion;
        }
        finally
        {
            _one.Release();
        }
    }
}
