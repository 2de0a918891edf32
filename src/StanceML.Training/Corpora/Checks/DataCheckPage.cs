using System.Globalization;

namespace StanceML.Training;

/// <summary>Writes <c>data-check.html</c>: what a data set holds and what was found in it, for reading.</summary>
internal static class DataCheckPage
{
    /// <summary>Of one kind; the rest stands in the JSON file.</summary>
    private const int MaxFindings = 200;

    private const int MaxQuoteChars = 600;

    public static string ToHtml(DataCheck check)
    {
        var summary = check.Summary;
        var page = new HtmlPage()
            .Facts([("rows", Number(summary.Rows)), ("annotated articles", Number(summary.Articles)), ("errors", Number(summary.Errors)), ("warnings", Number(summary.Warnings))])
            .Heading("What was found");
        if (summary.Kinds.Count == 0)
        {
            page.Paragraph($"Nothing to mend.");
        }
        else
        {
            page.Table(["finding", "count", "what it means"], summary.Kinds.Select(kind => (IReadOnlyList<object>)[kind.Name, kind.Count, ProblemKinds.Advice(kind.Kind)]));
        }

        CompositionTables.AddTo(page, check.Rows);
        var places = new ShownPlaces(check.Path);
        var texts = check.Rows.GroupBy(row => row.Place).ToDictionary(same => same.Key, same => same.First());
        foreach (var kind in summary.Kinds)
        {
            page.Heading(kind.Name).Paragraph($"{ProblemKinds.Advice(kind.Kind)}");
            if (kind.Kind == ProblemKind.LikelyWrongLabel)
            {
                AddDoubts(page, check.LabelReviews, places);
            }
            else
            {
                AddFindings(page, [.. check.Problems.Where(problem => problem.Kind == kind.Kind)], texts, places);
            }
        }

        return page.ToHtml($"Data check of {check.Path}");
    }

    private static void AddFindings(HtmlPage page, List<RowProblem> problems, Dictionary<RowPlace, LabelledRow> rows, ShownPlaces places)
    {
        page.Table(["where", "finding", "text"], problems.Take(MaxFindings).Select(problem => (IReadOnlyList<object>)
        [
            places.Show(problem.Place.ToString()),
            new TextCell(places.Show(problem.Field is null ? problem.Problem : $"{problem.Field}: {problem.Problem}")),
            new TextCell(rows.TryGetValue(problem.Place, out var row) ? Shortened.To(row.Text, MaxQuoteChars) : ""),
        ]));
        AddRest(page, problems.Count);
    }

    private static void AddDoubts(HtmlPage page, IReadOnlyList<LabelReview> reviews, ShownPlaces places)
    {
        foreach (var review in reviews.Where(review => review.Doubts.Count > 0))
        {
            page.Subheading($"{review.Task}: {review.Doubts.Count:N0} of {review.Rows:N0} rows");
            page.Paragraph(
                $"Estimated share of wrong labels {review.EstimatedWrong:P1}, an upper end: what the model cannot tell counts too. Sure of a label from: {string.Join(", ", review.Thresholds.Select(one => FormattableString.Invariant($"{one.Label} {one.Threshold:0.00}")))}.");
            page.Table(["", "where", "label", "models say", "target", "text"], review.Doubts.Take(MaxFindings).Select((doubt, rank) => (IReadOnlyList<object>)
            [
                rank + 1,
                places.Show(doubt.Row.Place.ToString()),
                FormattableString.Invariant($"{doubt.Gold} {doubt.GoldProbability:0.00}"),
                FormattableString.Invariant($"{doubt.Predicted} {doubt.PredictedProbability:0.00}"),
                doubt.Row.Target ?? "",
                new TextCell(Shortened.To(doubt.Row.Text, MaxQuoteChars)),
            ]));
            AddRest(page, review.Doubts.Count);
        }
    }

    private static void AddRest(HtmlPage page, int count)
    {
        if (count > MaxFindings)
        {
            page.Paragraph($"{count - MaxFindings:N0} more stand in {DataCheckReport.JsonName}.");
        }
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
