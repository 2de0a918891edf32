namespace StanceML.Training;

/// <summary>How a promotion or a rollback ended.</summary>
/// <param name="Was">The version that was live before; null when none was, or nobody looked.</param>
/// <param name="Checks">What the gate looked at; empty when it was not asked.</param>
/// <param name="Remark">What kept the gate from comparing with the live version, or from weighing at all, or a warning that the first version of a task lies under its floor; null when there is nothing to say.</param>
public sealed record Promotion(ModelName Model, ModelName? Was, PromotionOutcome Outcome, IReadOnlyList<GateCheck> Checks, string? Remark);
