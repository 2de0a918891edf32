namespace StanceML.Store;

/// <summary>Decided statements on a question in one outlet.</summary>
/// <param name="Outlet">Its name in lower case; null where it is not known.</param>
public sealed record OutletCount(string? Outlet, StanceCounts Counts);
