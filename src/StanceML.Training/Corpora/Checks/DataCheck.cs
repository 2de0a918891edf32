namespace StanceML.Training;

/// <summary>What a data set holds and what is wrong with it.</summary>
/// <param name="Path">The file or folder that was checked, as the caller gave it.</param>
/// <param name="RowProblems">Of the rows, by file and line.</param>
/// <param name="ArticleProblems">Of the annotated articles, by file and line.</param>
/// <param name="LabelReviews">One per task; empty when the labels were not reviewed.</param>
public sealed record DataCheck(
    string Path,
    IReadOnlyList<LabelledRow> Rows,
    IReadOnlyList<GoldArticle> Articles,
    IReadOnlyList<RowProblem> RowProblems,
    IReadOnlyList<RowProblem> ArticleProblems,
    IReadOnlyList<LabelReview> LabelReviews)
{
    public IReadOnlyList<RowProblem> Problems => [.. RowProblems, .. ArticleProblems];

    public DataCheckSummary Summary => DataCheckSummary.Of(Rows.Count, Articles.Count, Problems);
}
