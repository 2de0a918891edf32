namespace StanceML.Worker;

/// <summary>A version, or the ledger itself, that the worker would not take.</summary>
/// <param name="What"><c>task/version</c>, or the ledger's file name.</param>
/// <param name="Problem">Path, what was found and what was expected.</param>
/// <param name="IsStanding">The ledger still names it; false once something else is live.</param>
/// <param name="Stamp">Of the files as they were: what has not changed is not tried again. Null where nothing outside tells that it has.</param>
internal sealed record ModelRefusal(string What, string Problem, DateTimeOffset At, bool IsStanding, string? Stamp);
