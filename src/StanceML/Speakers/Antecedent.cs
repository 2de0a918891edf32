namespace StanceML;

/// <summary>Whom a pronoun stands for.</summary>
/// <param name="Certainty">Share of this candidate among all, 0 to 1, as the ranker sees them.</param>
internal sealed record Antecedent(Entity Entity, Mention Mention, double Certainty);
