namespace StanceML.Training;

/// <summary>A row that two versions answer differently.</summary>
/// <param name="Target">Null for a task, or a row, without one.</param>
/// <param name="Gold">Its label in the file.</param>
public sealed record Disagreement(string Id, string? Target, string Gold, string First, string Second, string Text);
