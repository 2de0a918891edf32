namespace StanceML.Store;

/// <param name="Question">Null for a task without one.</param>
public sealed record ShadowOpinion(string Task, string? Question, string Label);
