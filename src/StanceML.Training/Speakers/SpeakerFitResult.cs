namespace StanceML.Training;

/// <summary>A fitted speaker model and its figures on held-out articles.</summary>
/// <param name="Json">The model file.</param>
public sealed record SpeakerFitResult(string Json)
{
    /// <summary>Pronouns whose right antecedent stood among the candidates.</summary>
    public required int Pronouns { get; init; }

    public required int RightPronouns { get; init; }

    public required int Answers { get; init; }

    public required int RightAnswers { get; init; }

    /// <summary>Mean gap between probability and share of right answers over 15 equally filled bins, 0 to 1.</summary>
    public required double CalibrationError { get; init; }
}
