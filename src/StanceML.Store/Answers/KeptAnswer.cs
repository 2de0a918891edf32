namespace StanceML.Store;

/// <summary>What is known of a request's key.</summary>
/// <param name="IsOther">The key came with another request before.</param>
/// <param name="Answer">What the same request was answered; null when it was not answered yet.</param>
public sealed record KeptAnswer(bool IsOther, string? Answer);
