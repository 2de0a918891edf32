using System.ComponentModel.DataAnnotations;

namespace StanceML.Training;

/// <summary>How a task is trained.</summary>
public sealed class TrainOptions
{
    /// <summary>Cross-validation folds, cut by group. Default 5; allowed 2 to 20.</summary>
    [Range(2, 20)]
    public int Folds { get; set; } = 5;

    /// <summary>Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>A judgment is decided from the confidence at which decided ones were right this often on held-out rows. Default 0.85; allowed 0.5 to 1.</summary>
    [Range(0.5, 1.0)]
    public double DecidedPrecision { get; set; } = 0.85;

    /// <summary>Settings of the linear model that cross-validation chooses from.</summary>
    public IReadOnlyList<FitOptions> Settings { get; set; } =
        [new(0.1f, 0.5f), new(0.3f, 0.5f), new(1f, 0.5f), new(0.3f, 1f)];
}
