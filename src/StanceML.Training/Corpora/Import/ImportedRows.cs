namespace StanceML.Training;

/// <summary>Rows of others in our layout, and what was wrong with the rest.</summary>
/// <param name="Rows">In file order; ids are unique, groups are set.</param>
/// <param name="Problems">In file order.</param>
/// <param name="GroupedBy">What rows of one group share: a column's name, <c>target</c>, <c>text</c> or <c>article</c>.</param>
public sealed record ImportedRows(IReadOnlyList<LabelledRow> Rows, IReadOnlyList<RowProblem> Problems, string GroupedBy);
