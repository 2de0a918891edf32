namespace StanceML.Training;

/// <summary>Writes <c>report.html</c>: the same numbers as <c>metrics.json</c>, for reading.</summary>
internal static class ModelReport
{
    private const int WorstErrors = 20;

    public static string Write(TrainedModel trained, ModelMetrics metrics)
    {
        var labels = trained.Task.Labels;
        return new HtmlPage()
            .Paragraph($"{metrics.Rows} rows in {metrics.Groups} questions. {metrics.Method}. Kept: {metrics.Winner}.")
            .Heading("Figures")
            .Table(["figure", "value", "95 % from", "to", "rows"], metrics.Figures.Select(f => (IReadOnlyList<object>)[f.Name, f.Value, f.Low, f.High, f.N]))
            .Table(["label", "rows", "precision", "recall", "F1"], metrics.Labels.Select(l => (IReadOnlyList<object>)[l.Label, l.Rows, l.Precision, l.Recall, l.F1]))
            .Heading("Confusion: gold in rows, answers in columns")
            .Table(["", .. labels], labels.Select((label, k) => (IReadOnlyList<object>)[label, .. metrics.Confusion[k].Cast<object>()]))
            .Heading("Calibration")
            .Paragraph($"Calibration error {metrics.CalibrationError:0.000}. At the threshold {trained.Threshold:0.000} the model decides {metrics.DecidedCoverage:P0} of the rows and is right on {metrics.DecidedPrecision:P1} of them.")
            .Reliability(metrics.Reliability)
            .Table(["confidence", "accuracy", "rows"], metrics.Reliability.Select(b => (IReadOnlyList<object>)[b.Confidence, b.Accuracy, b.Rows]))
            .Heading("What was tried")
            .Table(["candidate", "goal", "log loss", "accuracy", "macro-F1"], metrics.Trials.Select(t => (IReadOnlyList<object>)[t.Name, t.Score, t.LogLoss, t.Accuracy, t.MacroF1]))
            .Heading("By register")
            .Table(["register", "rows", "accuracy", "macro-F1"], metrics.ByRegister.Select(Cells))
            .Heading("By question")
            .Table(["question", "rows", "accuracy", "macro-F1"], metrics.ByGroup.Select(Cells))
            .Heading($"The {WorstErrors} surest mistakes on held-out rows")
            .Table(["row", "question", "gold", "answer", "confidence", "text"], Mistakes(trained))
            .ToHtml($"StanceML model {metrics.Task}/{metrics.Version}");
    }

    private static IReadOnlyList<object> Cells(SliceMetrics slice) => [slice.Name, slice.Rows, slice.Accuracy, slice.MacroF1];

    private static IEnumerable<IReadOnlyList<object>> Mistakes(TrainedModel trained) => trained.HeldOut
        .Zip(trained.Examples, (p, example) => (Example: example, Answer: Array.IndexOf(p, p.Max()), Confidence: p.Max()))
        .Where(one => one.Answer != one.Example.Label)
        .OrderByDescending(one => one.Confidence)
        .ThenBy(one => one.Example.Row.Id, StringComparer.Ordinal)
        .Take(WorstErrors)
        .Select(one => (IReadOnlyList<object>)
        [
            one.Example.Row.Id, one.Example.Row.Target ?? "", trained.Task.Labels[one.Example.Label], trained.Task.Labels[one.Answer],
            one.Confidence, one.Example.Row.Text,
        ]);
}
