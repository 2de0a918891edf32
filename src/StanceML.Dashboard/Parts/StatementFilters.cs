using StanceML.Store;

namespace StanceML.Dashboard.Parts;

/// <summary>Filters as counts on pages need them.</summary>
internal static class StatementFilters
{
    /// <param name="stance"><c>support</c>, <c>oppose</c> or <c>neutral</c> of the decided ones, or <c>undecided</c>.</param>
    /// <returns>Those of the statements that are counted under the stance.</returns>
    public static StatementFilter Of(this StatementFilter filter, string stance) =>
        stance == Charts.Stances.Undecided ? filter with { Stance = null, Decided = false } : filter with { Stance = stance, Decided = true };
}
