namespace StanceML.Store;

/// <param name="Key">Its place in the list; a higher one was stored later.</param>
/// <param name="Judged">When it was stored.</param>
public sealed record StoredDisagreement(long Key, ShadowPair Pair, ShadowDisagreement Disagreement, DateTimeOffset Judged);
