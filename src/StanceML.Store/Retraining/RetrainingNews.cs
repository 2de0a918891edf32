namespace StanceML.Store;

/// <summary>What a running retraining tells of itself.</summary>
/// <inheritdoc cref="RetrainingJob"/>
public sealed record RetrainingNews(string Step, double Fraction, string? Outcome, IReadOnlyList<string> Log);
