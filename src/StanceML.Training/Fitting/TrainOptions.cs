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

    /// <summary>Whether the stance model also sees whom the speaker speaks for. Default false: it judges words, not passports. Other tasks never see it.</summary>
    public bool SeesActor { get; set; }

    /// <summary>Whether rows of the splits <c>test</c> and <c>dev</c> are learned from like others. Default false: they are left out where there are others.</summary>
    public bool AllSplits { get; set; }

    /// <summary>Settings of the linear model that cross-validation chooses from.</summary>
    public IReadOnlyList<FitOptions> Settings { get; set; } =
        [new(0.5f, 0.5f, false), new(0.25f, 0.5f, true), new(0.75f, 0.5f, true)];
}
