namespace StanceML.Training;

/// <summary>Stance toward targets of any kind: trained on VAST's train split, judged once on its dev split (Allaway and McKeown, EMNLP 2020).</summary>
internal sealed class AnyTargetEvaluation(StatementEncoder encoder, TrainOptions options)
{
    /// <param name="progress">Told each step of the training run; null when nobody listens.</param>
    /// <returns>For the rows that VAST's authors mark as zero-shot (some whose target no train row has word for word are not), then for all; before them what could not be used, where there is such.</returns>
    /// <exception cref="InvalidDataException">The rows do not allow a figure.</exception>
    public IEnumerable<EvaluationReport> Run(string train, string dev, Action<string>? progress, CancellationToken cancellation)
    {
        progress?.Invoke("any target: features");
        var (trainRows, trainProblems) = Evaluator.ReadRows(train, row => row.Stance is not null);
        var (devRows, devProblems) = Evaluator.ReadRows(dev, row => row.Stance is not null);
        foreach (var problem in trainProblems.Concat(devProblems))
        {
            yield return problem;
        }

        var (taught, others) = (RegroupedRows.ByText(trainRows), RegroupedRows.ByText(devRows));
        var maker = new ExampleMaker(encoder, cancellation);
        var training = maker.MakeToTrain(TaskDefinition.Stance, taught.Rows, options.Seed);
        if (TaskTrainer.Shortage(TaskDefinition.Stance, training) is { } shortage)
        {
            throw new InvalidDataException($"{train}: stance not measured: {shortage}");
        }

        var set = new Validator(encoder, options, step => progress?.Invoke($"any target: {step}"))
            .OnOthers(TaskDefinition.Stance, training, maker.Make(TaskDefinition.Stance, others.Rows), cancellation);
        string[] basis = [$"train: {taught.Basis}", $"dev: {others.Basis}"];
        yield return Report("Stance toward targets that VAST's authors mark as zero-shot in its dev split", basis, set with { Judged = [.. set.Judged.Where(one => one.Example.Row.IsZeroShot)] });
        yield return Report("Stance toward all targets of VAST's dev split", basis, set);
    }

    private static EvaluationReport Report(string title, IReadOnlyList<string> basis, JudgedSet set)
    {
        if (set.Judged.Count == 0)
        {
            return new EvaluationReport(title, ["no such row"], []);
        }

        var report = ReportMaker.Make(set, []);
        return new EvaluationReport(
            title,
            [
                .. basis,
                $"kept: {report.Winner}",
                .. report.Figures.Select(figure => figure.ToString()),
                .. report.Labels.Select(label => EvaluationReport.Line(
                    $"  {label.Label}: precision {label.Precision:0.000}, recall {label.Recall:0.000}, F1 {label.F1:0.000} of {label.Rows}")),
            ],
            report.Errors);
    }
}
