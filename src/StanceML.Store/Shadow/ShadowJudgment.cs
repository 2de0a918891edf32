namespace StanceML.Store;

/// <summary>One side of a disagreement.</summary>
/// <param name="Confidence">Probability of the label, 0 to 1; null where the task does not tell it.</param>
public sealed record ShadowJudgment(string Label, double? Confidence, bool Decided);
