namespace StanceML.Training;

/// <summary>The rows that may be learned from or judged, and all that the check found in all of them.</summary>
/// <param name="Rows">Those without an error.</param>
internal sealed record UsableRows(IReadOnlyList<LabelledRow> Rows, IReadOnlyList<RowProblem> Problems)
{
    public static UsableRows Of(Corpus corpus, StatementEncoder encoder)
    {
        List<RowProblem> problems = [.. corpus.Problems, .. new DataChecker(encoder.Catalogue, encoder.Actors).Check(corpus.Rows)];
        var bad = problems.Where(problem => problem.IsError).Select(problem => problem.Place).ToHashSet();
        return new UsableRows([.. corpus.Rows.Where(row => !bad.Contains(row.Place))], problems);
    }
}
