namespace StanceML.Store;

/// <summary>Who decides, or who calls a statement wrong.</summary>
/// <param name="Id">Of an API key.</param>
/// <param name="Name">For people.</param>
public sealed record Reviewer(string Id, string Name);
