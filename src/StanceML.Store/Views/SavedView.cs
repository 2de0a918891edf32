namespace StanceML.Store;

/// <summary>An address of the list of statements that a reader gave a name. All readers see it.</summary>
/// <param name="Query">What comes after the question mark of the address, as <see cref="FilterAddress"/> reads it.</param>
/// <param name="Owner">Id of the key that may delete it.</param>
public sealed record SavedView(string Id, string Name, string Query, string Owner, DateTimeOffset Created);
