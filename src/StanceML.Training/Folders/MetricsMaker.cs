namespace StanceML.Training;

/// <summary>Measures a trained model on its held-out answers.</summary>
public static class MetricsMaker
{
    /// <returns>All that follows from the held-out answers alone.</returns>
    public static ModelMetrics Measure(TrainedModel trained, string version, int seed)
    {
        var answers = JudgedAnswers.HeldOut(trained);
        var labels = trained.Task.Labels;
        var (figures, ofLabels) = AnswerFigures.Measure(answers, seed);
        var confusion = answers.ConfusionOf(Enumerable.Range(0, answers.Count));
        var sorted = answers.ByConfidence.Select(row => (answers.Confidence(row), answers.IsRight(row))).ToList();
        var bins = ReliabilityBins.OfSorted(sorted);
        var decided = answers.ByConfidence.Where(row => answers.Confidence(row) >= trained.Thresholds[row]).ToList();
        return new ModelMetrics
        {
            Task = trained.Task.Name,
            Version = version,
            Method = $"{trained.Folds}-fold cross-validation by group (no question stands in two folds), seed {seed}; intervals from 1,000 bootstrap draws of groups",
            SeesActor = trained.Task.SeesActor,
            Rows = answers.Count,
            Groups = answers.Groups.Distinct().Count(),
            Setup = TrainingSetup.Of(trained, seed),
            Figures = figures,
            Labels = ofLabels,
            Confusion = [.. labels.Select((_, gold) => labels.Select((_, predicted) => confusion[gold, predicted]).ToArray())],
            CalibrationError = ReliabilityBins.Error(bins),
            Reliability = bins,
            LabelCalibration = [.. labels.Select((label, k) => CalibrationOf(answers, label, k, seed))],
            RiskCoverage = RiskCoverage.Curve(sorted),
            Threshold = trained.Threshold,
            DecidedCoverage = (double)decided.Count / answers.Count,
            DecidedPrecision = decided.Count == 0 ? 0 : decided.Average(row => answers.IsRight(row) ? 1.0 : 0),
            LearningCurve = trained.LearningCurve,
            Trials = trained.Trials,
            Winner = trained.Winner,
            ByGroup = Slices(answers, row => trained.Examples[row].Group),
            ByRegister = Slices(answers, row => trained.Examples[row].Row.Register ?? "not given"),
        };
    }

    private static LabelCalibration CalibrationOf(JudgedAnswers answers, string label, int k, int seed)
    {
        var judged = answers.Probabilities.Zip(answers.Gold, (p, gold) => (Probability: p[k], Is: gold == k)).OrderBy(one => one.Probability).ToList();
        return new LabelCalibration(
            label,
            judged.Average(one => one.Probability),
            judged.Average(one => one.Is ? 1.0 : 0),
            ReliabilityBins.Error(ReliabilityBins.OfSorted(judged)),
            AnswerFigures.NoiseOf([.. judged.Select(one => one.Probability)], seed).Value);
    }

    private static List<SliceMetrics> Slices(JudgedAnswers answers, Func<int, string> name) =>
        [.. Enumerable.Range(0, answers.Count)
            .GroupBy(name, StringComparer.Ordinal)
            .Select(slice => (slice.Key, Confusion: answers.ConfusionOf(slice)))
            .Select(slice => new SliceMetrics(slice.Key, slice.Confusion.Total, slice.Confusion.Accuracy, slice.Confusion.MacroF1))
            .OrderByDescending(slice => slice.Rows)
            .ThenBy(slice => slice.Name, StringComparer.Ordinal)];
}
