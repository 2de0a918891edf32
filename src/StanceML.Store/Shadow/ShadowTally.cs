namespace StanceML.Store;

/// <summary>How often two versions agreed.</summary>
/// <param name="Judged">Judgments compared.</param>
/// <param name="Agreed">Of them, those with the same label.</param>
/// <param name="Since">When the first of them was stored.</param>
public sealed record ShadowTally(ShadowPair Pair, long Judged, long Agreed, DateTimeOffset Since);
