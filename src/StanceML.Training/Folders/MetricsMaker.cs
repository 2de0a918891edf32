namespace StanceML.Training;

/// <summary>Measures a trained model on its held-out answers.</summary>
public static class MetricsMaker
{
    public static ModelMetrics Measure(TrainedModel trained, string version, int seed)
    {
        var answers = trained.HeldOut
            .Zip(trained.Examples, (p, example) => new Answer(example, Array.IndexOf(p, p.Max()), p.Max()))
            .ToList();
        var labels = trained.Task.Labels;
        var confusion = ConfusionOf(labels, answers);
        var bins = ReliabilityBins.Of([.. answers.Select(answer => (answer.Confidence, answer.IsRight))]);
        var decided = answers.Where(answer => answer.Confidence >= trained.Threshold).ToList();
        return new ModelMetrics
        {
            Task = trained.Task.Name,
            Version = version,
            Method = $"{trained.Folds}-fold cross-validation by group (no question stands in two folds), seed {seed}; intervals from 1,000 bootstrap draws of groups",
            Rows = answers.Count,
            Groups = answers.Select(answer => answer.Example.Group).Distinct().Count(),
            Figures = Bootstrap.Classification(
                labels, [.. answers.Select(a => (a.Example.Label, a.Predicted))], [.. answers.Select(a => a.Example.Group)], seed),
            Labels = [.. labels.Select((label, k) => new LabelMetrics(label, confusion.GoldCount(k), confusion.Precision(k), confusion.Recall(k), confusion.F1(k)))],
            Confusion = [.. labels.Select((_, gold) => labels.Select((_, predicted) => confusion[gold, predicted]).ToArray())],
            CalibrationError = ReliabilityBins.Error(bins),
            Reliability = bins,
            DecidedCoverage = (double)decided.Count / answers.Count,
            DecidedPrecision = decided.Count == 0 ? 0 : decided.Average(answer => answer.IsRight ? 1.0 : 0),
            Trials = trained.Trials,
            Winner = trained.Winner,
            ByGroup = Slices(labels, answers, answer => answer.Example.Group),
            ByRegister = Slices(labels, answers, answer => answer.Example.Row.Register ?? "not given"),
        };
    }

    private static List<SliceMetrics> Slices(IReadOnlyList<string> labels, List<Answer> answers, Func<Answer, string> name) =>
        [.. answers
            .GroupBy(name, StringComparer.Ordinal)
            .Select(slice => (slice.Key, Confusion: ConfusionOf(labels, slice)))
            .Select(slice => new SliceMetrics(slice.Key, slice.Confusion.Total, slice.Confusion.Accuracy, slice.Confusion.MacroF1))
            .OrderByDescending(slice => slice.Rows)
            .ThenBy(slice => slice.Name, StringComparer.Ordinal)];

    private static Confusion ConfusionOf(IReadOnlyList<string> labels, IEnumerable<Answer> answers) =>
        Confusion.Of(labels, answers.Select(answer => (answer.Example.Label, answer.Predicted)));

    private sealed record Answer(Example Example, int Predicted, double Confidence)
    {
        public bool IsRight => Predicted == Example.Label;
    }
}
