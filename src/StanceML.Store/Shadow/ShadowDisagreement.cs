namespace StanceML.Store;

/// <summary>A judgment that a shadow model would have made otherwise than the live one.</summary>
/// <param name="Statement">From 1 within the article.</param>
/// <param name="Target">Null for a task without one.</param>
public sealed record ShadowDisagreement(string Article, int Statement, string? Target, ShadowJudgment Live, ShadowJudgment Shadow);
