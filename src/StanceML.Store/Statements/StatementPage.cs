namespace StanceML.Store;

/// <summary>A piece of the list of statements.</summary>
/// <param name="Next">Where the next piece begins; null when this was the last.</param>
public sealed record StatementPage(IReadOnlyList<StoredStatement> Statements, StatementKey? Next);
