namespace StanceML.Training;

/// <summary>One candidate and what cross-validation says of it.</summary>
/// <param name="Name">The model and its setting.</param>
/// <param name="Score">The task's goal, on held-out folds.</param>
/// <param name="LogLoss">Of the calibrated probabilities, on held-out folds.</param>
public sealed record Trial(string Name, double Score, double LogLoss, double Accuracy, double MacroF1, double? FAvg);
