namespace StanceML;

/// <summary>A label and its calibrated probability, 0 to 1.</summary>
public readonly record struct LabelProbability(string Label, double Probability);
