namespace StanceML;

/// <summary>How a statement stands toward one target.</summary>
public sealed record TargetStance(TargetCandidate Candidate, Judgment Judgment);
