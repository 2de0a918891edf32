using StanceML.Store;

namespace StanceML.Dashboard.Profiles;

/// <summary>What an actor or a speaker said on one question.</summary>
/// <param name="Stance">The position now; null where none is held, and for speakers.</param>
/// <param name="Since">The day (UTC) from which on; null with it.</param>
/// <param name="Last">The day (UTC) of the newest statement.</param>
public sealed record ProfileRow(string Question, StanceTotals Totals, string? Stance, DateOnly? Since, DateOnly Last)
{
    /// <summary>Whether decided statements stand on both sides.</summary>
    public bool IsContradictory => Totals is { Support: > 0, Oppose: > 0 };
}
