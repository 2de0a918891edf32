namespace StanceML.Worker;

/// <summary>What <c>POST /v1/statements/{key}/wrong</c> takes.</summary>
/// <param name="Note">What is wrong, for the reviewer; null for none.</param>
internal sealed record WrongRequest(string? Note = null);
