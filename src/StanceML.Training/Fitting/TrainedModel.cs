namespace StanceML.Training;

/// <summary>What training a task gives: the model, how it answers held-out rows, and what was tried.</summary>
/// <param name="Model">Fitted on all rows.</param>
/// <param name="Task">With the labels that the rows have.</param>
/// <param name="Folds">Parts of the cross-validation: as many as asked for, or as there are groups when those are fewer.</param>
/// <param name="Examples">Those that are measured.</param>
/// <param name="HeldOut">For each of them its calibrated probabilities by models that never saw its group.</param>
/// <param name="Thresholds">For each of them the confidence from which its answer counts as decided in figures, chosen on the other folds; what ships is <paramref name="Threshold"/>.</param>
/// <param name="Trials">Every candidate, in the order tried.</param>
/// <param name="Winner">Name of the trial that was kept.</param>
public sealed record TrainedModel(
    TaskDefinition Task,
    ModelParts Model,
    CalibrationParameters Calibration,
    double Threshold,
    int Folds,
    IReadOnlyList<Example> Examples,
    double[][] HeldOut,
    IReadOnlyList<double> Thresholds,
    IReadOnlyList<Trial> Trials,
    string Winner)
{
    /// <summary>All that it was taught; those that are not measured stand last.</summary>
    public required IReadOnlyList<Example> Taught { get; init; }

    /// <summary>Of all that it was taught; null when nobody kept them.</summary>
    public LinearFolds? Linear { get; init; }

    /// <summary>From few groups to all; empty when it was not drawn.</summary>
    public IReadOnlyList<LearningPoint> LearningCurve { get; init; } = [];
}
