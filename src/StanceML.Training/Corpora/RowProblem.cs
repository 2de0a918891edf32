namespace StanceML.Training;

/// <summary>Why a row cannot be used, or should be looked at.</summary>
/// <param name="Field">Null when the whole row is meant.</param>
/// <param name="Problem">What was found and what was expected.</param>
/// <param name="IsError">False for a warning: the row is used all the same.</param>
public sealed record RowProblem(RowPlace Place, string? Field, string Problem, bool IsError)
{
    public ProblemKind Kind { get; init; }

    /// <summary>The row that this one is like; null unless it is like one.</summary>
    public RowPlace? Like { get; init; }

    public override string ToString() => Field is null ? $"{Place}: {Problem}" : $"{Place}: {Field}: {Problem}";
}
