namespace StanceML;

/// <summary>A quote and who spoke it.</summary>
/// <param name="Speaker">Null when no rule answered.</param>
public sealed record Attribution(Quote Quote, Speaker? Speaker, AttributionRule Rule)
{
    /// <summary>That the speaker's name is right; calibrated, 0 to 1. Null when there is no speaker.</summary>
    public double? Probability { get; init; }
}
