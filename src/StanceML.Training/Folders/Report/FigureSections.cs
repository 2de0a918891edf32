namespace StanceML.Training;

/// <summary>The report's first part: data, figures, labels, confusion.</summary>
internal static class FigureSections
{
    public static void Add(HtmlPage page, ModelMetrics metrics)
    {
        page.Heading("Figures")
            .Table(
                ["figure", "value, 95 % interval", "rows"],
                metrics.Figures.Select(f => (IReadOnlyList<object>)[new ExplainedCell(f.Name, Meaning(f.Name)), IntervalCell.Of(f), f.N]));
        if (metrics.Live is { } live)
        {
            AddLive(page, live);
        }

        page.Heading("Labels")
            .Table(
                ["label", "rows", "share", "precision", "recall", "F1"],
                metrics.Labels.Select(l => (IReadOnlyList<object>)
                [
                    l.Label, l.Rows, (double)l.Rows / metrics.Rows,
                    new IntervalCell(l.Precision, l.PrecisionInterval), new IntervalCell(l.Recall, l.RecallInterval), new IntervalCell(l.F1, l.F1Interval),
                ]))
            .Heading("Confusion")
            .Paragraph($"Gold labels in rows, answers in columns; each cell with its share of the row. Right answers are framed.")
            .Table(["gold \\ answer", .. metrics.Labels.Select(l => l.Label)], metrics.Labels.Select((l, gold) => (IReadOnlyList<object>)
            [
                l.Label, .. metrics.Confusion[gold].Select((count, answer) => new HeatCell(count, l.Rows == 0 ? 0 : (double)count / l.Rows, gold == answer)),
            ]));
        AddData(page, metrics.Problems);
    }

    private static void AddData(HtmlPage page, IReadOnlyList<KindCount> findings)
    {
        page.Heading("Data check");
        if (findings.Count == 0)
        {
            page.Paragraph($"The data check found nothing.");
            return;
        }

        page.Paragraph($"The counts are of all rows read, whatever task they teach.")
            .Table(["finding", "count", "what it means"], findings.Select(f => (IReadOnlyList<object>)[f.Name, f.Count, ProblemKinds.Advice(f.Kind)]));
    }

    private static void AddLive(HtmlPage page, LiveComparison live)
    {
        page.Heading("Against the live version").Paragraph($"Live at training: {live.Version}. {live.Basis}");
        if (live.Figures.Count > 0)
        {
            page.Table(
                ["figure", "this version", "live", .. live.Rows > 0 ? (string[])["this less live, 95 % interval", "rows"] : []],
                live.Figures.Select(f => (IReadOnlyList<object>)
                [
                    f.Name, f.New, f.Live, .. f.Difference is { } difference ? (object[])[new DifferenceCell(difference), difference.N] : [],
                ]));
        }

        if (live.Test is { } test)
        {
            page.Paragraph($"McNemar's exact test: this version alone is right on {test.OnlyNewRight} rows, the live one alone on {test.OnlyLiveRight}; p = {test.PValue:0.0000}. {McNemar.Caution}.");
        }
    }

    private static string Meaning(string figure) => figure switch
    {
        "accuracy" => "share of right answers",
        "macro-F1" => "mean F1 of the labels that occur in gold; scikit-learn's also counts, at 0, one that is only answered",
        "F_avg" => "mean F1 of support and oppose, the official figure of SemEval-2016 task 6",
        "log loss" => "mean surprise at the true label, in nats; lower is better",
        "Brier score" => "mean squared error of the probabilities over all labels, 0 to 2; lower is better",
        AnswerFigures.CalibrationError => "expected gap between confidence and accuracy, 15 equally filled bins; lower is better",
        AnswerFigures.Noise => "the calibration error that answers as sure as these would have by chance if they were calibrated, and where 95 in 100 such would lie; only what is over it speaks against the model",
        AnswerFigures.SelectiveAccuracy => "accuracy of the surest answers, as the mean over all coverages",
        _ => "",
    };
}
