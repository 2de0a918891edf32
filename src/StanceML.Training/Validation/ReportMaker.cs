namespace StanceML.Training;

/// <summary>Measures judged examples.</summary>
internal static class ReportMaker
{
    /// <param name="method">How the answers were made, one sentence each.</param>
    /// <returns>Of the labels that the model or the judged rows have.</returns>
    public static ValidationReport Make(JudgedSet set, IReadOnlyList<string> method)
    {
        var (task, chosen, judged) = set;
        var recipe = chosen.Recipe;
        var labels = task.Labels.Where(label => recipe.Task.Labels.Contains(label) || judged.Any(one => one.Gold == label)).ToList();
        var answers = new JudgedAnswers(
            labels,
            [.. judged.Select(one => labels.Select(label => one.Probabilities.GetValueOrDefault(label)).ToList())],
            [.. judged.Select(one => labels.IndexOf(one.Gold))],
            [.. judged.Select(one => one.Example.Group)]);
        var (figures, ofLabels) = AnswerFigures.Measure(answers, recipe.Seed);
        var confusion = answers.ConfusionOf(Enumerable.Range(0, answers.Count));
        var decided = answers.ByConfidence.Where(row => answers.Confidence(row) >= judged[row].Threshold).ToList();
        return new ValidationReport
        {
            Task = task.Name,
            Method = [.. method, .. task.SeesActor ? ["beside the words the models see whom the speaker speaks for, where a row says it"] : (string[])[], .. chosen.Examples[0].Width > StatementFeatures.BucketCount ? ["the models read texts through a pretrained encoder too"] : (string[])[]],
            Winner = chosen.Winner,
            Seed = recipe.Seed,
            Rows = answers.Count,
            Groups = answers.Groups.Distinct(StringComparer.Ordinal).Count(),
            Figures = figures,
            Labels = ofLabels,
            Confusion = [.. labels.Select((_, gold) => labels.Select((_, predicted) => confusion[gold, predicted]).ToArray())],
            Threshold = recipe.Threshold,
            DecidedCoverage = (double)decided.Count / answers.Count,
            DecidedPrecision = decided.Count == 0 ? 0 : decided.Average(row => answers.IsRight(row) ? 1.0 : 0),
            Questions = Questions(answers, judged),
            Errors = [.. answers.ByConfidence.Reverse().Where(row => !answers.IsRight(row)).Select(row => EvaluationReport.Line(
                $"{judged[row].Example.Row.Id} {judged[row].Question}: found {labels[answers.Predicted(row)]} {answers.Confidence(row):0.00}; expected {judged[row].Gold}: {judged[row].Example.Row.Text}"))],
        };
    }

    private static List<SliceMetrics> Questions(JudgedAnswers answers, IReadOnlyList<JudgedExample> judged) =>
        [.. Enumerable.Range(0, answers.Count)
            .GroupBy(row => judged[row].Question, StringComparer.Ordinal)
            .Select(rows => (rows.Key, Confusion: answers.ConfusionOf(rows)))
            .Select(question => new SliceMetrics(question.Key, question.Confusion.Total, question.Confusion.Accuracy, question.Confusion.MacroF1))
            .OrderBy(question => question.Accuracy)
            .ThenByDescending(question => question.Rows)
            .ThenBy(question => question.Name, StringComparer.Ordinal)];
}
