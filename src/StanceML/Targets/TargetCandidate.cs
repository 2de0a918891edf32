namespace StanceML;

/// <summary>A recognition question that a statement may speak about.</summary>
/// <param name="Mentions">The question's mentions (any role) inside the statement, in text order; empty when it was carried.</param>
public sealed record TargetCandidate(RecognitionTarget Target, TargetOrigin Origin, IReadOnlyList<TargetMention> Mentions);
