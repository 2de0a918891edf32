namespace StanceML.Store;

/// <summary>Agreement on one task, over all labels or of one against the rest.</summary>
/// <param name="Readers">The two; null for all pairs together.</param>
/// <param name="Task"><c>statement</c> (whether it is one), <c>stance</c> (per question, <c>none</c> where not about it), <c>sentiment</c> or <c>actor</c>.</param>
/// <param name="Label">Null for all labels together.</param>
public sealed record AgreementFigure((Reviewer First, Reviewer Second)? Readers, string Task, string? Label, CohensKappa Kappa);
