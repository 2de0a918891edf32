namespace StanceML.Training;

/// <summary>Whether corrections were learned: how a new version answers them while they are held out, and how the live one does.</summary>
/// <param name="Live">The live version.</param>
/// <param name="Rows">Corrections that the task has a label for, one per target.</param>
/// <param name="NewRight">Of them, those that the new version gets right by models that never saw the row's group.</param>
/// <param name="LiveRight">Of them, those that the live one gets right: held out where it was trained on them, as it answers otherwise.</param>
/// <param name="Test">Of the rows that one alone gets right.</param>
/// <remarks>Reviewers are shown what is doubtful first, so the live version does worse on these rows than on others, and any other version seems better.</remarks>
public sealed record CorrectionComparison(string Live, int Rows, int NewRight, int LiveRight, ComparisonTest Test)
{
    /// <param name="ids">Of the corrections.</param>
    /// <param name="live">The live version's folder.</param>
    /// <returns>Null when none of the corrections teaches the task.</returns>
    /// <exception cref="InvalidModelException">The live version must not be used.</exception>
    internal static CorrectionComparison? Of(TrainedModel trained, IReadOnlySet<string> ids, ModelName name, string live, StatementEncoder encoder)
    {
        var rows = Enumerable.Range(0, trained.HeldOut.Length).Where(row => ids.Contains(trained.Examples[row].Row.Id)).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var model = ModelFolder.LoadText(live, encoder);
        var heldOut = (HeldOutFile.TryRead(live) ?? [])
            .GroupBy(answer => answer.Id, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<HeldOutAnswer>(same), StringComparer.Ordinal);
        var features = new FeatureVector();
        var answers = rows.ConvertAll(row =>
        {
            var example = trained.Examples[row];
            var gold = trained.Task.Labels[example.Label];
            var ours = trained.Task.Labels[JudgedAnswers.Likeliest(trained.HeldOut[row])];
            return (New: ours == gold, Live: LiveLabel(example) == gold);
        });
        var test = McNemar.Of(answers);
        return new CorrectionComparison(
            name.Version, rows.Count, answers.Count(answer => answer.New), answers.Count(answer => answer.Live), new ComparisonTest(test.OnlyFirst, test.OnlySecond, test.PValue));

        string LiveLabel(Example example)
        {
            if (heldOut.TryGetValue(example.Row.Id, out var known) && known.TryDequeue(out var answer) && answer.IsTo(example.Row.Text))
            {
                return answer.Probabilities.MaxBy(label => label.Value).Key;
            }

            encoder.Fill(example.Row.Text, example.Target, example.Row.TargetSpan, features, model.Seen(example.Row.Actor));
            return model.Judge(features).Label;
        }
    }
}
