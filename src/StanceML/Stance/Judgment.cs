namespace StanceML;

/// <summary>One answer of a model.</summary>
/// <param name="Label">The likeliest label.</param>
/// <param name="Decided">False when the confidence is under the model's abstention threshold: the statement goes to review.</param>
/// <param name="Probabilities">Calibrated, one per label of the model, in the model's order; they sum to 1.</param>
public sealed record Judgment(string Label, bool Decided, IReadOnlyList<LabelProbability> Probabilities)
{
    /// <summary>The probability of <see cref="Label"/>.</summary>
    public double Confidence => Probabilities.First(p => string.Equals(p.Label, Label, StringComparison.Ordinal)).Probability;
}
