namespace StanceML.Training;

/// <summary>The rows of one or more training files, and what was wrong with the others.</summary>
/// <param name="Rows">In file order.</param>
/// <param name="Problems">In file order.</param>
public sealed record Corpus(IReadOnlyList<LabelledRow> Rows, IReadOnlyList<RowProblem> Problems)
{
    public LabelShares Shares { get; init; } = LabelShares.None;
}
