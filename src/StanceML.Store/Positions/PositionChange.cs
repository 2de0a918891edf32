namespace StanceML.Store;

/// <summary>An actor's position on a question moved.</summary>
/// <param name="Day">The day (UTC) on which the latest statements first said something else.</param>
/// <param name="BeforeKey">The last statement before that day that took the old position; null when it is gone.</param>
/// <param name="AfterKey">The newest statement of that day that took the new one; null when none of that day alone did.</param>
public sealed record PositionChange(
    string Question, string Actor, DateOnly Day, string Before, StatementKey? BeforeKey, string After, StatementKey? AfterKey);
