namespace StanceML.Store;

/// <summary>What occurs in the store and can be filtered by, in alphabetical order.</summary>
/// <param name="Questions">Ids of recognition questions.</param>
/// <param name="Actors">Ids of actors.</param>
public sealed record StatementChoices(IReadOnlyList<string> Questions, IReadOnlyList<string> Actors);
