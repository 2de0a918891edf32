namespace StanceML.Training;

/// <summary>Rows of a published corpus in the groups that <c>data import</c> gives them, whatever groups their file gives: by these no fold knows what another is judged on.</summary>
/// <param name="Basis">By what they stand together and how many groups that makes, for the report.</param>
internal sealed record RegroupedRows(IReadOnlyList<LabelledRow> Rows, string Basis)
{
    /// <summary>NewsMTSC: several sentences of one article, and several people in one sentence, make rows.</summary>
    public static RegroupedRows ByArticle(IReadOnlyList<LabelledRow> rows) => Of(rows, "article", row => NewsMtscRows.GroupOf(row.Id, row.Text));

    /// <summary>VAST, where a file names no article: one comment is judged toward several topics.</summary>
    public static RegroupedRows ByText(IReadOnlyList<LabelledRow> rows) => Of(rows, "text", row => TextGroup.Of(row.Text));

    private static RegroupedRows Of(IReadOnlyList<LabelledRow> rows, string by, Func<LabelledRow, string> groupOf)
    {
        List<LabelledRow> regrouped = [.. rows.Select(row => row with { Group = groupOf(row) })];
        return new RegroupedRows(regrouped, EvaluationReport.Line(
            $"{rows.Count} rows grouped by {by}, {Count(regrouped)} groups; the {Count(rows)} groups of the file are not used"));
    }

    private static int Count(IReadOnlyList<LabelledRow> rows) => rows.Select(row => row.Group).Distinct(StringComparer.Ordinal).Count();
}
