namespace StanceML.Training;

/// <summary>Writes <c>report.html</c> of a quotes model.</summary>
internal static class QuoteReport
{
    /// <summary>Errors shown of each sort.</summary>
    private const int ErrorsShown = 12;

    public static string Write(QuoteMetrics metrics, QuoteEvaluationResult result)
    {
        var page = new HtmlPage()
            .Facts(
            [
                ("task", metrics.Task),
                ("version", metrics.Version),
                ("articles", FormattableString.Invariant($"{metrics.Rows} in {metrics.Groups} groups, {metrics.Attributions} attributions")),
                ("threshold", FormattableString.Invariant($"{metrics.Threshold:0.00}; {metrics.StatementThreshold:0.000} for statements")),
            ])
            .Paragraph($"{metrics.Method}.")
            .Heading("Figures")
            .Table(["figure", "value, 95 % interval", "n"], metrics.Figures.Select(f => (IReadOnlyList<object>)[f.Name, IntervalCell.Of(f), f.N]))
            .Heading("Calibration")
            .Figure(ReliabilityPlot.Of(metrics.Reliability), FormattableString.Invariant($"Share of quotes (accuracy) over probability (confidence) of the candidates, in equally filled bins; on the dashed line both are the same. Calibration error {metrics.CalibrationError:0.000}. Grey: where the probabilities lie."))
            .Details("The bins", inside => inside.Table(["probability", "share of quotes", "candidates"], metrics.Reliability.Select(b => (IReadOnlyList<object>)[b.Confidence, b.Accuracy, b.Rows])))
            .Heading("By style")
            .Table(["style", "articles", "attributions", "overlap F1", "exact F1"], metrics.ByStyle.Select(s => (IReadOnlyList<object>)[s.Name, s.Articles, s.Attributions, s.Overlap, s.Exact]));
        page.Heading("Errors on held-out articles");
        foreach (var sort in result.Errors.GroupBy(error => error.Sort).OrderByDescending(same => same.Count()).ThenBy(same => same.Key))
        {
            page.Details(FormattableString.Invariant($"{QuoteError.Describe(sort.Key)}: {sort.Count()}"), inside => inside.Table(
                ["article", "at", "gold", "found"],
                Spread([.. sort]).Select(e => (IReadOnlyList<object>)[e.Article, e.Offset, new TextCell(e.Gold), new TextCell(e.Found)])));
        }

        return page.ToHtml($"StanceML model {metrics.Task}/{metrics.Version}");
    }

    /// <summary>Errors from all over the articles, not from the first alone.</summary>
    private static IEnumerable<QuoteError> Spread(IReadOnlyList<QuoteError> errors) =>
        errors.Where((_, i) => i % Math.Max(1, errors.Count / ErrorsShown) == 0).Take(ErrorsShown);
}
