using System.Text.Json;

namespace StanceML.Training;

/// <summary>Stance toward targets of any kind: trained on VAST's train split, judged once on its dev split (Allaway and McKeown, EMNLP 2020).</summary>
internal sealed class AnyTargetEvaluation(StatementEncoder encoder, TrainOptions options)
{
    /// <param name="progress">Told each step of the training run; null when nobody listens.</param>
    /// <returns>For the rows whose target VAST's authors kept out of the train split, then for all.</returns>
    public IReadOnlyList<EvaluationReport> Run(string train, string dev, Action<string>? progress, CancellationToken cancellation)
    {
        progress?.Invoke("any target: features");
        var maker = new ExampleMaker(encoder, cancellation);
        var training = maker.MakeToTrain(TaskDefinition.Stance, CorpusReader.Read(train).Rows, options.Seed);
        var judged = maker.Make(TaskDefinition.Stance, CorpusReader.Read(dev).Rows);
        var set = new Validator(encoder, options, step => progress?.Invoke($"any target: {step}"))
            .OnOthers(TaskDefinition.Stance, training, judged, cancellation);
        var zeroShot = ZeroShotIds(dev);
        return
        [
            Report("Stance toward targets that VAST's train split does not have", set with { Judged = [.. set.Judged.Where(one => zeroShot.Contains(one.Example.Row.Id))] }),
            Report("Stance toward all targets of VAST's dev split", set),
        ];
    }

    /// <summary>By VAST's own field <c>zeroShot</c>: some of the targets that no train row has word for word are not marked by it.</summary>
    private static HashSet<string> ZeroShotIds(string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.TryGetProperty("zeroShot", out var mark) && mark.ValueKind == JsonValueKind.True)
            {
                ids.Add(row.RootElement.GetProperty("id").GetString()!);
            }
        }

        return ids;
    }

    private static EvaluationReport Report(string title, JudgedSet set)
    {
        if (set.Judged.Count == 0)
        {
            return new EvaluationReport(title, ["no such row"], []);
        }

        var report = ReportMaker.Make(set, []);
        return new EvaluationReport(
            title,
            [
                $"kept: {report.Winner}",
                .. report.Figures.Select(figure => figure.ToString()),
                .. report.Labels.Select(label => EvaluationReport.Line(
                    $"  {label.Label}: precision {label.Precision:0.000}, recall {label.Recall:0.000}, F1 {label.F1:0.000} of {label.Rows}")),
            ],
            report.Errors);
    }
}
