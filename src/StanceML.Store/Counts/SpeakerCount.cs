namespace StanceML.Store;

/// <summary>What a speaker's statements on a question say.</summary>
/// <param name="Speaker">The name, up to 200 characters of it. One name may be several people's.</param>
/// <param name="Actor">Id of the actor spoken for; null where it is nobody. Who spoke for two has a row for each.</param>
/// <param name="Last">The day (UTC) of the newest one.</param>
public sealed record SpeakerCount(string Speaker, string? Actor, StanceTotals Totals, DateOnly Last);
