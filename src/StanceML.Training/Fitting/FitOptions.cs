namespace StanceML.Training;

/// <summary>One setting of the linear trainer.</summary>
/// <param name="L2">Weight decay of the maximum-entropy model; at least 0.</param>
/// <param name="Balance">0 counts every row once, 1 gives every label the same total weight, 0.5 lies between.</param>
/// <param name="Contrast">Whether features that the labels share unevenly count for more: <see cref="LabelContrast"/>.</param>
public sealed record FitOptions(float L2, float Balance, bool Contrast);
