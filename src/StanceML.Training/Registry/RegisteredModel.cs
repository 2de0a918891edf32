namespace StanceML.Training;

/// <summary>What the registry knows of one version.</summary>
/// <param name="Problem">Why it must not be used; null when it was verified: seal, hashes, sizes, archive and smoke answers.</param>
/// <param name="Manifest">Null when it cannot be read, or its seal is broken.</param>
/// <param name="Config">How it was trained; null when the folder does not say.</param>
/// <param name="Live">The entry that made it live; null when it is not live, or the ledger does not say.</param>
/// <param name="History">Every time it was live, oldest first.</param>
public sealed record RegisteredModel(
    ModelName Name,
    string Folder,
    string? Problem,
    ModelManifest? Manifest,
    ModelFigures Figures,
    TrainingConfig? Config,
    bool IsLive,
    ModelLedgerEntry? Live,
    IReadOnlyList<ModelLedgerEntry> History);
