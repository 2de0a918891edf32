namespace StanceML.Store;

/// <summary>What an actor's statements on a question say.</summary>
/// <param name="Actor">Its id.</param>
/// <param name="Last">The day (UTC) of the newest one.</param>
public sealed record ActorCount(string Actor, StanceTotals Totals, DateOnly Last);
