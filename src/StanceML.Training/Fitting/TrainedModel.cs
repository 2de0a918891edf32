using Microsoft.ML;

namespace StanceML.Training;

/// <summary>What training a task gives: the model, how it answers held-out rows, and what was tried.</summary>
/// <param name="Model">The ML.NET chain, fitted on all rows.</param>
/// <param name="Task">With the labels that the rows have.</param>
/// <param name="Folds">Parts of the cross-validation: as many as asked for, or as there are groups when those are fewer.</param>
/// <param name="HeldOut">For each example its calibrated probabilities by models that never saw its group.</param>
/// <param name="Trials">Every candidate, in the order tried.</param>
/// <param name="Winner">Name of the trial that was kept.</param>
public sealed record TrainedModel(
    TaskDefinition Task,
    ITransformer Model,
    CalibrationParameters Calibration,
    double Threshold,
    int Folds,
    IReadOnlyList<Example> Examples,
    double[][] HeldOut,
    IReadOnlyList<Trial> Trials,
    string Winner)
{
    /// <summary>Null when nobody kept them.</summary>
    public LinearFolds? Linear { get; init; }

    /// <summary>From few groups to all; empty when it was not drawn.</summary>
    public IReadOnlyList<LearningPoint> LearningCurve { get; init; } = [];
}
