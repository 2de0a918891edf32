using StanceML.Store;

namespace StanceML.Dashboard.Compare;

/// <summary>What one of both said.</summary>
/// <param name="Stance">The position now; null where none is held.</param>
/// <param name="Since">The day (UTC) from which on; null with it.</param>
public sealed record ComparedSide(StanceTotals Totals, string? Stance, DateOnly? Since)
{
    public static ComparedSide Silent { get; } = new(StanceTotals.None, Stance: null, Since: null);
}
