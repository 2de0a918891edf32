namespace StanceML.Store;

/// <summary>Two versions of a task that judge the same statements.</summary>
/// <param name="Live">Version.</param>
/// <param name="Shadow">Version.</param>
public sealed record ShadowPair(string Task, string Live, string Shadow);
