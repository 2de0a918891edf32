using System.Globalization;

namespace StanceML.Training;

/// <summary>The report's second part: calibration, selective answering, learning curve, each as a plot with its numbers.</summary>
internal static class CurveSections
{
    public static void Add(HtmlPage page, ModelMetrics metrics)
    {
        AddCalibration(page, metrics);
        AddCoverage(page, metrics);
        AddLearning(page, metrics);
    }

    private static void AddCalibration(HtmlPage page, ModelMetrics metrics) => page
        .Heading("Calibration")
        .Figure(ReliabilityPlot.Of(metrics.Reliability), Text($"Accuracy over confidence in {metrics.Reliability.Count} equally filled bins of {metrics.Reliability.Max(bin => bin.Rows)} rows (the last {metrics.Reliability[^1].Rows}); on the dashed line both are the same. Calibration error {metrics.CalibrationError:0.000}; calibrated answers as sure as these would have {Figure(metrics, AnswerFigures.Noise):0.000} by chance. Grey: where the answers' confidence lies."))
        .Details("The bins", inside => inside.Table(
            ["confidence, mean", "from", "to", "accuracy", "rows"],
            metrics.Reliability.Select(b => (IReadOnlyList<object>)[b.Confidence, b.Lowest, b.Highest, b.Accuracy, b.Rows])))
        .Table(
            ["label", "mean probability", "share of rows", "calibration error", "noise"],
            metrics.LabelCalibration.Select(l => (IReadOnlyList<object>)[l.Label, l.MeanProbability, l.Share, l.CalibrationError, l.Noise]));

    private static void AddCoverage(HtmlPage page, ModelMetrics metrics)
    {
        var curve = metrics.RiskCoverage;
        page.Heading("Risk and coverage")
            .Paragraph($"A judgment is decided from a confidence of {metrics.Threshold:0.000} on. Each fold judged at a threshold that the other folds chose, {metrics.DecidedCoverage:P1} of the rows are decided, {metrics.DecidedPrecision:P1} of them right, and {1 - metrics.DecidedCoverage:P1} go to review.")
            .Figure(
                new SvgPlot(PlotAxis.Unit("coverage: share of rows answered, surest first"), PlotAxis.Around("accuracy of those", [.. curve.Select(p => p.Accuracy), 0.9, 1]))
                    .Upright(metrics.DecidedCoverage, Text($"decided: {metrics.DecidedCoverage:P0}, {metrics.DecidedPrecision:P0} right"))
                    .Line(curve.Select(p => (p.Coverage, p.Accuracy)), series: 1),
                Text($"Accuracy of the surest answers over how many are answered. Area under the line {Area(metrics):0.000}; risk is 1 less accuracy, so the area under the risk–coverage curve is {1 - Area(metrics):0.000}. All rows: {curve[^1].Accuracy:0.000}."))
            .Details("The curve", inside => inside.Table(
                ["coverage", "accuracy", "threshold"], curve.Select(p => (IReadOnlyList<object>)[p.Coverage, p.Accuracy, p.Confidence])));
    }

    private static void AddLearning(HtmlPage page, ModelMetrics metrics)
    {
        var curve = metrics.LearningCurve;
        page.Heading("Learning curve");
        if (curve.Count == 0)
        {
            page.Paragraph($"It was not drawn.");
            return;
        }

        var macro = curve.Select(p => (p.Rows, p.MacroF1)).ToList();
        var favg = curve.Where(p => p.FAvg is not null).Select(p => (p.Rows, F: p.FAvg!)).ToList();
        var values = macro.Select(p => p.MacroF1).Concat(favg.Select(p => p.F)).ToList();
        var plot = new SvgPlot(
            new PlotAxis("rows learned from, mean over folds", 0, PlotAxis.Around("", [0, .. macro.Select(p => p.Rows)]).To),
            PlotAxis.Around(favg.Count > 0 ? "macro-F1, F_avg" : "macro-F1", [.. values.Select(f => f.Low), .. values.Select(f => f.High)]));
        AddSeries(plot, macro, series: 1);
        AddSeries(plot, favg, series: 2);
        plot.Legend(favg.Count > 0 ? ["macro-F1", "F_avg"] : ["macro-F1"]);
        page.Figure(plot, Text($"The linear model alone, uncalibrated, fitted on growing shares of the groups (whole groups, each share within the next) and judged on the same {curve[0].MacroF1.N} held-out rows. Circles: macro-F1. {(favg.Count > 0 ? "Squares: F_avg. " : "")}Bands: 95 % intervals from draws of the held-out groups; they do not tell how the lot of the groups learned from matters."))
            .Table(
                ["share, %", "groups, mean", "rows, mean", "macro-F1", .. favg.Count > 0 ? (string[])["F_avg"] : []],
                curve.Select(p => (IReadOnlyList<object>)
                [
                    (int)Math.Round(p.Share * 100), (int)Math.Round(p.Groups), (int)Math.Round(p.Rows), IntervalCell.Of(p.MacroF1),
                    .. p.FAvg is { } f ? (object[])[IntervalCell.Of(f)] : [],
                ]));
    }

    private static void AddSeries(SvgPlot plot, IReadOnlyList<(double Rows, Figure Figure)> points, int series)
    {
        if (points.Count == 0)
        {
            return;
        }

        plot.Band([.. points.Select(p => (p.Rows, p.Figure.Low, p.Figure.High))], series)
            .Line(points.Select(p => (p.Rows, p.Figure.Value)), series)
            .Dots(points.Select(p => (p.Rows, p.Figure.Value, Text($"{p.Rows:0} rows: {p.Figure}"))), series);
    }

    private static double Area(ModelMetrics metrics) => Figure(metrics, AnswerFigures.SelectiveAccuracy);

    private static double Figure(ModelMetrics metrics, string name) => metrics.Figures.Single(figure => figure.Name == name).Value;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
