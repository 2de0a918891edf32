namespace StanceML.Store;

/// <summary>What all statements on a question say.</summary>
/// <param name="Question">Its id.</param>
/// <param name="Last">The day (UTC) of the newest one.</param>
public sealed record QuestionCount(string Question, StanceTotals Totals, DateOnly Last);
