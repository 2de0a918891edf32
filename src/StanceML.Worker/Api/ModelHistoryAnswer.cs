namespace StanceML.Worker;

/// <summary>What <c>GET /v1/models/{task}/history</c> answers: the ledger of one task.</summary>
/// <param name="Entries">Oldest first.</param>
internal sealed record ModelHistoryAnswer(string Task, IReadOnlyList<ModelLedgerEntry> Entries);
