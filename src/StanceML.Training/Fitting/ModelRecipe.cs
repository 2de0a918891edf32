using Microsoft.ML;
using Microsoft.ML.Data;

namespace StanceML.Training;

/// <summary>What cross-validation chose for a task: enough to fit the same kind of model again, on all rows or on fewer. Immutable.</summary>
/// <param name="Task">With the labels that the rows have.</param>
/// <param name="Setting">Of the linear model.</param>
/// <param name="Calibration">Fitted on held-out scores; a part that it gives no weight is not fitted.</param>
/// <param name="Threshold">Confidence from which a judgment is decided, 0 to 1.</param>
public sealed record ModelRecipe(TaskDefinition Task, FitOptions Setting, CalibrationParameters Calibration, double Threshold, int Seed)
{
    /// <param name="crossFitted">For each example its linear scores by a model that did not see its group; only trees read them.</param>
    /// <returns>The linear model with what joins it, not calibrated.</returns>
    internal ModelParts Fit(IReadOnlyList<Example> examples, IReadOnlyList<double[]> crossFitted, CancellationToken cancellation)
    {
        var linear = LinearFit.Fit(examples, Task.Labels.Count, Setting, Seed);
        IReadOnlyList<ITransformer> trees = Calibration.Trees > 0
            ? TreeFit.Fit(CrossValidation.TreeInputs(examples, crossFitted), [.. examples.Select(e => e.Label)], Task.Labels.Count, Seed)
            : [];
        return new ModelParts(
            new TransformerChain<ITransformer>([linear, .. trees]),
            Calibration.Network > 0 ? NetworkFit.Fit(examples, Task.Labels.Count, Setting.Balance, Seed, cancellation) : null);
    }
}
