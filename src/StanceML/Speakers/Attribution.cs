namespace StanceML;

/// <summary>A quote and who spoke it.</summary>
/// <param name="Speaker">Null when no rule answered.</param>
public sealed record Attribution(Quote Quote, Speaker? Speaker, AttributionRule Rule);
