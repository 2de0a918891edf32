namespace StanceML.Store;

/// <summary>Statements on a question in some time.</summary>
/// <param name="Start">Its first day (UTC).</param>
/// <param name="Decided">Those whose stance the model is sure of.</param>
/// <param name="Undecided">Those in review.</param>
public sealed record TrendPoint(DateOnly Start, StanceCounts Decided, StanceCounts Undecided);
