namespace StanceML.Training;

/// <summary>What cross-validation on a task's rows chose and how that answers held-out rows, before it is fitted on all of them.</summary>
/// <param name="Examples">All of them, labels counted as in the recipe's task; those that are not measured stand last.</param>
/// <param name="Linear">Of all examples.</param>
/// <param name="Folds">Parts of the cross-validation: as many as asked for, or as there are groups when those are fewer.</param>
/// <param name="HeldOut">For each measured example its calibrated probabilities by models that never saw its group.</param>
/// <param name="Thresholds">For each measured example the confidence from which its answer is decided, chosen as the recipe's but without its fold: only so is the share of right ones measured, not set.</param>
/// <param name="Trials">Every candidate, in the order tried.</param>
/// <param name="Winner">Name of the trial that was kept.</param>
internal sealed record ChosenModel(
    ModelRecipe Recipe,
    IReadOnlyList<Example> Examples,
    LinearFolds Linear,
    int Folds,
    double[][] HeldOut,
    IReadOnlyList<double> Thresholds,
    IReadOnlyList<Trial> Trials,
    string Winner)
{
    private int Measured => HeldOut.Length;

    /// <summary>The linear part is fitted anew; the scores that its trees read are those of the cross-validation on all rows.</summary>
    /// <param name="isLeftOut">Which examples the model must not see.</param>
    public ModelParts FitWithout(Func<Example, bool> isLeftOut, CancellationToken cancellation)
    {
        var rest = Enumerable.Range(0, Examples.Count).Where(row => !isLeftOut(Examples[row])).ToList();
        return Recipe.Fit([.. rest.Select(row => Examples[row])], [.. rest.Select(row => Linear.Scores[row])], cancellation);
    }

    public TrainedModel FitAll(CancellationToken cancellation) => new(
        Recipe.Task,
        Recipe.Fit(Examples, Linear.Scores, cancellation),
        Recipe.Calibration,
        Recipe.Threshold,
        Folds,
        [.. Examples.Take(Measured)],
        HeldOut,
        Thresholds,
        Trials,
        Winner)
    {
        Taught = Examples,
        Linear = Linear,
    };
}
