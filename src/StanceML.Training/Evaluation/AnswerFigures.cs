namespace StanceML.Training;

/// <summary>Measures probabilistic answers, with 95 % intervals from draws of whole groups that all figures share.</summary>
internal static class AnswerFigures
{
    public const string CalibrationError = "calibration error";

    /// <summary>The calibration error that answers as sure as these would have by chance alone if they were calibrated.</summary>
    public const string Noise = "calibration noise";

    public const string SelectiveAccuracy = "area under selective accuracy";

    /// <returns>The figures of the whole, and those of each label in label order.</returns>
    public static (IReadOnlyList<Figure> Figures, IReadOnlyList<LabelMetrics> Labels) Measure(JudgedAnswers answers, int seed)
    {
        var all = AnswerScores.Of(answers, [.. Enumerable.Range(0, answers.Count)]);
        var drawn = Bootstrap.Draw(answers.Groups, seed).Select(rows => AnswerScores.Of(answers, rows)).ToList();
        var groups = Bootstrap.CountOf(answers.Groups);
        Figure Of(string name, Func<AnswerScores, double> value) => Bootstrap.Interval(name, value(all), drawn.Select(value), answers.Count, groups);

        var figures = Kinds(all).Select(kind => Of(kind.Name, kind.Value)).ToList();
        var noise = NoiseOf([.. answers.ByConfidence.Select(answers.Confidence)], seed);
        figures.InsertRange(
            figures.Count - 1,
            [Bootstrap.BiasedInterval(CalibrationError, all.CalibrationError, noise.Value, drawn.Select(s => s.CalibrationError), answers.Count, groups), noise]);
        return (figures, [.. answers.Labels.Select((label, k) => LabelOf(label, k, all.Confusion, Of))]);
    }

    /// <param name="sorted">Probabilities, from the least to the greatest.</param>
    /// <returns>The mean over draws; 95 in 100 draws lie in its interval.</returns>
    public static Figure NoiseOf(IReadOnlyList<double> sorted, int seed)
    {
        var drawn = ReliabilityBins.Noise(sorted, seed).ToList();
        return Bootstrap.Interval(Noise, drawn.Average(), drawn, sorted.Count, groups: null);
    }

    /// <summary>Both on the same draws of the same rows, so that what makes a draw hard for both cancels out.</summary>
    /// <returns>The difference is the first less the second.</returns>
    public static IReadOnlyList<ComparedFigure> Compare(JudgedAnswers first, JudgedAnswers second, int seed)
    {
        var every = Enumerable.Range(0, first.Count).ToList();
        var groups = Bootstrap.CountOf(first.Groups);
        var (one, other) = (AnswerScores.Of(first, every), AnswerScores.Of(second, every));
        var drawn = Bootstrap.Draw(first.Groups, seed).Select(rows => (One: AnswerScores.Of(first, rows), Other: AnswerScores.Of(second, rows))).ToList();
        return [.. Kinds(one).Select(kind => new ComparedFigure(
            kind.Name,
            kind.Value(one),
            kind.Value(other),
            Bootstrap.Interval(kind.Name, kind.Value(one) - kind.Value(other), drawn.Select(draw => kind.Value(draw.One) - kind.Value(draw.Other)), first.Count, groups)))];
    }

    /// <summary>Those of which a draw says how far they may be off.</summary>
    private static IEnumerable<(string Name, Func<AnswerScores, double> Value)> Kinds(AnswerScores all)
    {
        yield return ("accuracy", scores => scores.Confusion.Accuracy);
        yield return ("macro-F1", scores => scores.Confusion.MacroF1);
        if (all.Confusion.FAvg is not null)
        {
            yield return ("F_avg", scores => scores.Confusion.FAvg ?? 0);
        }

        yield return ("log loss", scores => scores.LogLoss);
        yield return ("Brier score", scores => scores.Brier);
        yield return (SelectiveAccuracy, scores => scores.SelectiveAccuracy);
    }

    private static LabelMetrics LabelOf(string label, int k, Confusion all, Func<string, Func<AnswerScores, double>, Figure> of) => new(
        label, all.GoldCount(k), all.Precision(k), all.Recall(k), all.F1(k))
    {
        PrecisionInterval = of(label, s => s.Confusion.Precision(k)).Interval,
        RecallInterval = of(label, s => s.Confusion.Recall(k)).Interval,
        F1Interval = of(label, s => s.Confusion.F1(k)).Interval,
    };
}
