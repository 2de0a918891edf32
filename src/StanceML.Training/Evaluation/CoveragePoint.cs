namespace StanceML.Training;

/// <summary>A point of the risk–coverage curve.</summary>
/// <param name="Coverage">Share of rows answered, the surest first; above 0, at most 1.</param>
/// <param name="Accuracy">Of those.</param>
/// <param name="Confidence">Of the least sure of those: the threshold that gives this coverage.</param>
public sealed record CoveragePoint(double Coverage, double Accuracy, double Confidence);
