namespace StanceML.Training;

/// <summary>What <c>classify</c> and <c>POST /v1/classify</c> give back for a row.</summary>
/// <param name="Stance">Null, and not written, when the row has no target or no stance model is loaded.</param>
/// <param name="Sentiment">Null, and not written, when no sentiment model is loaded.</param>
public sealed record ClassifiedRow(string Id, JudgmentRecord? Stance, JudgmentRecord? Sentiment);
