using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/review/agreement</c> answers.</summary>
/// <param name="Doubled">Statements with a blind second opinion.</param>
/// <param name="Disputed">Of them, those whose opinions differ in something.</param>
/// <param name="Figures">All reviewers together first, then pair by pair; of each task all labels, then label by label against the rest.</param>
/// <param name="Control">How often the models were right in the random control sample.</param>
internal sealed record AgreementAnswer(int Doubled, int Disputed, IReadOnlyList<AgreementAnswer.KappaFigure> Figures, IReadOnlyList<ControlFigure> Control)
{
    public static AgreementAnswer Of(ReviewAgreement agreement) => new(
        agreement.Doubled,
        agreement.Disputed,
        [.. agreement.Figures.Select(figure => new KappaFigure(
            figure.Readers is var (first, second) ? [first.Name, second.Name] : null,
            figure.Task,
            figure.Label,
            figure.Kappa.Count,
            figure.Kappa.Agreed,
            figure.Kappa.Kappa,
            figure.Kappa.Low,
            figure.Kappa.High))],
        agreement.Control);

    /// <param name="Reviewers">Their names; null for all pairs together.</param>
    /// <param name="Task"><c>statement</c>, <c>stance</c>, <c>sentiment</c> or <c>actor</c>.</param>
    /// <param name="Label">Null for all labels together.</param>
    /// <param name="Count">Judgments that both made.</param>
    /// <param name="Agreed">Share with the same label, 0 to 1.</param>
    /// <param name="Kappa">Cohen's.</param>
    /// <param name="Low">95 % interval.</param>
    /// <param name="High">95 % interval.</param>
    internal sealed record KappaFigure(IReadOnlyList<string>? Reviewers, string Task, string? Label, int Count, double Agreed, double Kappa, double Low, double High);
}
