namespace StanceML.Store;

/// <summary>How likely a reviewer would change something in a statement, weighed by how much it matters.</summary>
/// <remarks>
/// The probabilities are calibrated, so what is left to 1 is the chance of an error. A wrong stance moves a position and counts fully; a wrong
/// speaker or quote may move one; tone moves nothing but a filter. The weights are ours, not measured.
/// </remarks>
internal static class ReviewDoubt
{
    private const double SpeakerWeight = 0.5;
    private const double QuoteWeight = 0.5;
    private const double SentimentWeight = 0.2;

    /// <summary>Of a judgment that the model left undecided: it counts nowhere until somebody decides it, however likely its label is.</summary>
    private const double Undecided = 0.3;

    /// <summary>Under it four of five looks would change nothing that moves a position.</summary>
    public const double LeastDue = 0.2;

    /// <returns>0 to 1.</returns>
    public static double Of(StatementRecord record)
    {
        var stance = 1 - record.Targets.Aggregate(1.0, (right, target) => right * (target.Probabilities.TryGetValue(target.Stance, out var p) ? p : 1));
        var sentiment = record.Sentiment is { } tone && tone.Probabilities.TryGetValue(tone.Label, out var sure) ? 1 - sure : 0;
        var whose = record.Targets.Count == 0
            ? 0
            : (SpeakerWeight * (1 - (record.Speaker?.Probability ?? 1))) + (QuoteWeight * (1 - (record.Probability ?? 1)));
        var doubt = Math.Clamp(stance + whose + (SentimentWeight * sentiment), 0, 1);
        return record.Targets.Any(target => !target.Decided) ? Math.Max(doubt, Undecided) : doubt;
    }
}
