namespace StanceML.Store;

/// <summary>The articles that are pending.</summary>
/// <param name="Depth">How many wait or are being analyzed.</param>
/// <param name="OldestReceived">When the first of them was accepted; null when there is none.</param>
public sealed record InboxBacklog(int Depth, DateTimeOffset? OldestReceived);
