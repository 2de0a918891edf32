namespace StanceML.Store;

/// <summary>What became of a submission.</summary>
/// <param name="Decision">Null when nothing was decided.</param>
/// <param name="Copies">How many wire copies it was applied to.</param>
/// <param name="Problem">What in it cannot be used; null when nothing was decided because there is no such statement.</param>
public sealed record ReviewOutcome(ReviewDecision? Decision, int Copies = 0, string? Problem = null);
