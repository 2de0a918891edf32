using StanceML.Training;

namespace StanceML.Worker;

/// <summary>What a promotion or a rollback answers.</summary>
/// <param name="Was"><c>task/version</c> that was live before; null when none was.</param>
/// <param name="Outcome"><c>promoted</c>, <c>overridden</c> or <c>already-live</c>.</param>
/// <param name="Checks">What the gate looked at; empty when it was not asked.</param>
internal sealed record PromotionAnswer(string Model, string? Was, string Outcome, IReadOnlyList<GateCheck> Checks, string? Remark)
{
    public static PromotionAnswer Of(Promotion promotion) => new(
        promotion.Model.ToString(), promotion.Was?.ToString(), StatementRecords.Word(promotion.Outcome), promotion.Checks, promotion.Remark);
}
