namespace StanceML;

/// <summary>A quote as the tagger cut it out.</summary>
/// <param name="Head">The unit that heads its cue.</param>
/// <param name="CueProbability">Of the head to report at all.</param>
/// <param name="RoleProbability">Of the parts as they were cut.</param>
internal sealed record LearnedCandidate(int Head, float CueProbability, float RoleProbability, QuoteCandidate Candidate);
