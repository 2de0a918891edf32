using StanceML.Training;

namespace StanceML.Worker;

/// <summary>What is known of a model that judges here.</summary>
/// <param name="Entry">The ledger's, as it stood when the model was loaded; null when no ledger says why it is live.</param>
/// <param name="Figures">Of its papers.</param>
internal sealed record LiveModel(ModelName Name, ModelLedgerEntry? Entry, ModelFigures Figures);
