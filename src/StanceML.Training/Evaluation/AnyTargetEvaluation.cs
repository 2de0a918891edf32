using System.Text.Json;

namespace StanceML.Training;

/// <summary>Stance toward targets of any kind: trained on VAST's train split, judged once on its dev split (Allaway and McKeown, EMNLP 2020).</summary>
internal sealed class AnyTargetEvaluation(StatementEncoder encoder, TrainOptions options)
{
    /// <param name="progress">Told each step of the training run; null when nobody listens.</param>
    /// <returns>For the rows that VAST's authors mark as zero-shot, then for all; before them what could not be used, where there is such.</returns>
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
        var zeroShot = ZeroShotIds(dev);
        string[] basis = [$"train: {taught.Basis}", $"dev: {others.Basis}"];
        yield return Report("Stance toward targets that VAST's authors mark as zero-shot in its dev split", basis, set with { Judged = [.. set.Judged.Where(one => zeroShot.Contains(one.Example.Row.Id))] });
        yield return Report("Stance toward all targets of VAST's dev split", basis, set);
    }

    /// <summary>By VAST's own field <c>zeroShot</c>: some of the targets that no train row has word for word are not marked by it.</summary>
    private static HashSet<string> ZeroShotIds(string path)
    {
        using var stream = File.OpenRead(path);
        return RowReader.ReadLines(stream, path, _ => { }, (json, _) => ZeroShotId(json)).ToHashSet(StringComparer.Ordinal);
    }

    private static string? ZeroShotId(JsonElement json) =>
        json.TryGetProperty("zeroShot", out var mark) && mark.ValueKind == JsonValueKind.True && json.TryGetProperty("id", out var id) ? id.GetString() : null;

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
