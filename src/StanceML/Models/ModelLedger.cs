namespace StanceML;

/// <summary><c>models/current.json</c>: what is live, and what was, from when to when and why.</summary>
/// <param name="Live">Task to version.</param>
/// <param name="History">Oldest first.</param>
public sealed record ModelLedger(IReadOnlyDictionary<string, string> Live, IReadOnlyList<ModelLedgerEntry> History);

/// <param name="Until">Null while it is live.</param>
public sealed record ModelLedgerEntry(string Task, string Version, DateTimeOffset From, DateTimeOffset? Until, string By, string Why);
