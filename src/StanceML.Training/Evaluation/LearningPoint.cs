namespace StanceML.Training;

/// <summary>What the linear model alone does on held-out folds when it learns from a share of the groups.</summary>
/// <param name="Share">Of the groups outside the held-out fold; above 0, at most 1.</param>
/// <param name="Groups">Learned from, mean over the folds.</param>
/// <param name="Rows">Learned from, mean over the folds.</param>
/// <param name="FAvg">Null for a task other than stance.</param>
public sealed record LearningPoint(double Share, double Groups, double Rows, Figure MacroF1, Figure? FAvg);
