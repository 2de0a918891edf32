namespace StanceML.Store;

/// <summary>How many statements fit a filter.</summary>
/// <param name="IsAll">False where older ones were not looked at: then as many fit, or more.</param>
public sealed record StatementCount(long Found, bool IsAll);
