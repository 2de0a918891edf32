namespace StanceML.Training;

/// <summary>What held-out models say of one task's labels, by confident learning.</summary>
/// <remarks>
/// Northcutt, Jiang, Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70 (2021). A row counts as confidently
/// of a label when that label's calibrated out-of-fold probability reaches the mean of it among the rows that carry the label; a row
/// confidently of another label than its own is in doubt. Ranked by normalized margin.
/// </remarks>
/// <param name="Rows">Labelled for the task.</param>
/// <param name="Thresholds">Each label's mean self-confidence, 0 to 1, in the order of the labels that occur.</param>
/// <param name="EstimatedWrong">Share of the rows whose label is wrong by the calibrated confident joint, 0 to 1. A weak model raises it.</param>
/// <param name="Doubts">The likeliest wrong first; a row stands in it once.</param>
public sealed record LabelReview(
    string Task, int Rows, IReadOnlyList<(string Label, double Threshold)> Thresholds, double EstimatedWrong, IReadOnlyList<LabelDoubt> Doubts)
{
    public static LabelReview Of(TrainedModel trained)
    {
        var labels = trained.Task.Labels;
        var gold = trained.Examples.Select(example => example.Label).ToArray();
        var thresholds = labels.Select((_, label) => trained.HeldOut.Where((_, row) => gold[row] == label).Average(p => p[label])).ToArray();
        var confident = trained.HeldOut.Select(p => Confident(p, thresholds)).ToArray();
        var doubts = Enumerable.Range(0, gold.Length)
            .Where(row => confident[row] is { } label && label != gold[row])
            .Select(row => new LabelDoubt(
                trained.Examples[row].Row, trained.Task.Name, labels[gold[row]], labels[confident[row]!.Value], trained.HeldOut[row][gold[row]], trained.HeldOut[row][confident[row]!.Value]))
            .OrderBy(doubt => doubt.Margin)
            .ThenBy(doubt => doubt.Row.Id, StringComparer.Ordinal)
            .DistinctBy(doubt => doubt.Row.Place)
            .ToList();
        return new LabelReview(
            trained.Task.Name, trained.Examples.Select(example => example.Row.Place).Distinct().Count(), [.. labels.Zip(thresholds)], ShareWrong(gold, confident, labels.Count), doubts);
    }

    /// <returns>Null when no label reaches its threshold.</returns>
    private static int? Confident(double[] probabilities, double[] thresholds) => Enumerable.Range(0, thresholds.Length)
        .Where(label => probabilities[label] >= thresholds[label])
        .OrderByDescending(label => probabilities[label])
        .Cast<int?>()
        .FirstOrDefault();

    /// <summary>The joint's rows are scaled to the labels' counts, so that rows of no confident label count by those that have one.</summary>
    private static double ShareWrong(int[] gold, int?[] confident, int labelCount)
    {
        var wrong = 0.0;
        for (var label = 0; label < labelCount; label++)
        {
            var own = gold.Zip(confident).Where(row => row.First == label).ToList();
            var counted = own.Count(row => row.Second is not null);
            wrong += counted == 0 ? 0 : (double)own.Count * own.Count(row => row.Second is { } other && other != label) / counted;
        }

        return wrong / gold.Length;
    }
}
