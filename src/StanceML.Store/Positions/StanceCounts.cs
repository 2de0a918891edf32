namespace StanceML.Store;

/// <summary>Statements by stance.</summary>
public sealed record StanceCounts(long Support, long Oppose, long Neutral);
