namespace StanceML.Store;

/// <summary>A statement with what a reader needs around it.</summary>
/// <param name="Key">Where the list goes on after it.</param>
/// <param name="Context">The article's words around the statement.</param>
/// <param name="ContextStart">UTF-16 offset of the context in the article: the record's spans count from the article's start.</param>
/// <param name="Source">Its article.</param>
public sealed record StoredStatement(
    StatementKey Key, StatementRecord Record, string Context, int ContextStart, StatementSource Source);

/// <summary>The article of a statement, without its text.</summary>
public sealed record StatementSource(
    string Id, string? Title, string? Outlet, string? Url, DateTimeOffset? Published, DateTimeOffset Received)
{
    /// <summary>Id of the first article that told this story, nearly word for word; the article itself where it was the first.</summary>
    public required string Story { get; init; }

    /// <summary>The article's first words where it has no title; null where it has one, and where nobody reads it by name.</summary>
    public string? Opening { get; init; }
}
