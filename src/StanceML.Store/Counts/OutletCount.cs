namespace StanceML.Store;

/// <summary>What the statements on a question say that one outlet reported.</summary>
/// <param name="Outlet">Its name in lower case; null where it is not known.</param>
public sealed record OutletCount(string? Outlet, StanceTotals Totals);
