namespace StanceML.Worker;

/// <summary>What came of asking for a retraining.</summary>
/// <param name="Id">Of the one that was begun; null when it was refused.</param>
/// <param name="Refusal">Why; null when it was begun.</param>
internal sealed record RetrainingStart(long? Id, string? Refusal);
