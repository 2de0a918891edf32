namespace StanceML.Training;

/// <summary>How many answers were given, expected and right.</summary>
public sealed record MatchCounts
{
    public required int Predicted { get; init; }

    public required int Gold { get; init; }

    public required int Correct { get; init; }

    /// <summary>From 0 to 1; null when nothing was predicted.</summary>
    public double? Precision => Predicted == 0 ? null : (double)Correct / Predicted;

    /// <summary>From 0 to 1; null when nothing was expected.</summary>
    public double? Recall => Gold == 0 ? null : (double)Correct / Gold;

    /// <summary>Harmonic mean of precision and recall; 0 when nothing was right.</summary>
    public double F1 => Correct == 0 ? 0 : 2.0 * Correct / (Predicted + Gold);
}
