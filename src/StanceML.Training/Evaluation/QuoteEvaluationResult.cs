namespace StanceML.Training;

/// <param name="Errors">In text order, by the leveled measure.</param>
public sealed record QuoteEvaluationResult(QuoteScores Strict, QuoteScores Leveled, IReadOnlyList<QuoteError> Errors)
{
    /// <summary>One report a measure, then one a sort of error, the most frequent first.</summary>
    /// <param name="data">Names the annotated articles.</param>
    public IEnumerable<EvaluationReport> ToReports(string data) =>
    [
        new EvaluationReport($"Quotes in {data}, strict: words as they are, quotation marks and punctuation not counted", Strict.ToLines(), []),
        new EvaluationReport($"Quotes in {data}, leveled: a continued quote joined, cue words and a leading \"that\" taken out of the content", Leveled.ToLines(), []),
        .. Errors
            .GroupBy(error => error.Sort)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key)
            .Select(same => new EvaluationReport(EvaluationReport.Line($"{QuoteError.Describe(same.Key)}: {same.Count()}"), [], [.. same.Select(error => error.ToString())])),
    ];
}
