namespace StanceML.Store;

/// <summary>A piece of the list of statements.</summary>
/// <param name="Statements">Fewer than asked for, or none, also where a search finds much of which little fits what else is asked for.</param>
/// <param name="Next">Where the next piece begins; null when this was the last.</param>
public sealed record StatementPage(IReadOnlyList<StoredStatement> Statements, StatementKey? Next);
