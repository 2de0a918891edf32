using System.Text.Json;

namespace StanceML.Training;

/// <summary>Compares a training with the version of its task that is live, by answers that neither gave to rows it had learned from.</summary>
internal static class LiveComparer
{
    private const string PairedBasis =
        "Held-out answers of both: neither version had seen the group of a row that it judged. Rows count that both trainings had, with the same id, text and gold label.";

    private const string UnpairedBasis =
        "The live version has no held-out answers that can be paired with these rows, and to judge rows that it may have learned from would flatter it. So each version's figures are of its own held-out folds, on its own rows, and nothing is tested.";

    private const string NoBasis = "The live version's papers hold nothing to compare with.";

    /// <param name="models">The folder that holds one folder per task and the ledger.</param>
    /// <param name="figures">Of the training.</param>
    /// <returns>Null when no version of the task is live.</returns>
    /// <exception cref="InvalidModelException">The ledger is damaged.</exception>
    public static LiveComparison? Compare(string models, TrainedModel trained, IReadOnlyList<Figure> figures, int seed)
    {
        if (ModelLedger.ReadOrEmpty(models).Live.GetValueOrDefault(trained.Task.Name) is not { } version)
        {
            return null;
        }

        // A ledger may come from a stranger: a version that leads elsewhere has no papers here.
        if (version != Path.GetFileName(version) || version.StartsWith('.'))
        {
            return new LiveComparison(version, NoBasis, 0, [], null);
        }

        var folder = Path.Combine(models, trained.Task.Name, version);
        return Pair(trained, HeldOutFile.TryRead(folder) ?? []) is { Count: > 0 } pairs
            ? Paired(version, trained, pairs, seed)
            : Unpaired(version, figures, Figures(folder));
    }

    /// <summary>Rows with the same id, text and gold label in both; the second of one id goes with the second.</summary>
    private static List<(int Row, double[] Live)> Pair(TrainedModel trained, IReadOnlyList<HeldOutAnswer> heldOut)
    {
        var labels = trained.Task.Labels;
        var live = heldOut
            .Where(answer => answer.Probabilities.Count == labels.Count && labels.All(answer.Probabilities.ContainsKey))
            .GroupBy(answer => (answer.Id, answer.Gold))
            .ToDictionary(same => same.Key, same => new Queue<HeldOutAnswer>(same));
        var pairs = new List<(int, double[])>();
        for (var row = 0; row < trained.Examples.Count; row++)
        {
            var example = trained.Examples[row];
            if (live.TryGetValue((example.Row.Id, labels[example.Label]), out var answers) && answers.TryDequeue(out var answer) && answer.IsTo(example.Row.Text))
            {
                pairs.Add((row, [.. labels.Select(label => answer.Probabilities[label])]));
            }
        }

        return pairs;
    }

    private static LiveComparison Paired(string version, TrainedModel trained, List<(int Row, double[] Live)> pairs, int seed)
    {
        JudgedAnswers Answers(IReadOnlyList<IReadOnlyList<double>> probabilities) => new(
            trained.Task.Labels,
            probabilities,
            [.. pairs.Select(pair => trained.Examples[pair.Row].Label)],
            [.. pairs.Select(pair => trained.Examples[pair.Row].Group)]);

        var ours = Answers([.. pairs.Select(pair => trained.HeldOut[pair.Row])]);
        var live = Answers([.. pairs.Select(pair => pair.Live)]);
        var test = McNemar.Of(Enumerable.Range(0, pairs.Count).Select(row => (ours.IsRight(row), live.IsRight(row))));
        return new LiveComparison(
            version, PairedBasis, pairs.Count, AnswerFigures.Compare(ours, live, seed), new ComparisonTest(test.OnlyFirst, test.OnlySecond, test.PValue))
        {
            Labels = Labels(ours, live),
        };
    }

    private static IReadOnlyList<ComparedLabel> Labels(JudgedAnswers ours, JudgedAnswers live)
    {
        var rows = Enumerable.Range(0, ours.Count).ToList();
        var (one, other) = (ours.ConfusionOf(rows), live.ConfusionOf(rows));
        return [.. ours.Labels.Select((label, k) => new ComparedLabel(label, one.GoldCount(k), one.F1(k), other.F1(k)))];
    }

    private static LiveComparison Unpaired(string version, IReadOnlyList<Figure> ours, IReadOnlyList<Figure> live)
    {
        var both = ours.Join(live, one => one.Name, other => other.Name, (one, other) => new ComparedFigure(one.Name, one.Value, other.Value, null)).ToList();
        return new LiveComparison(version, both.Count > 0 ? UnpairedBasis : NoBasis, 0, both, null);
    }

    private static IReadOnlyList<Figure> Figures(string folder)
    {
        try
        {
            return SealedFile.TryRead(folder, ModelFigures.FileName) is { } json
                ? JsonSerializer.Deserialize(json, TrainingJson.Default.HeldOutFigures)?.Figures ?? []
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
