namespace StanceML.Training;

/// <summary>What a version must reach to go live. All limits stand here.</summary>
/// <remarks>
/// Figures are those of the held-out folds, in <c>metrics.json</c>. A live version that is itself beyond a floor or a ceiling
/// moves it to where it stands itself, less a margin: whoever trains on hard rows of their own is held to what they have, not to what ours reach.
/// </remarks>
public sealed record GateLimits
{
    /// <summary>The figure that the floor is about.</summary>
    public required string Headline { get; init; }

    /// <summary>0 to 1. About ten points under what the shipped version reaches: less than that misleads whoever reads the pages.</summary>
    public required double Floor { get; init; }

    /// <summary>
    /// A label's F1 may fall by this much; about twice the half-width of the 95 % interval of macro-F1 on the shipped rows
    /// (0.015). A label of few rows may fall by what chance alone gives: see <see cref="Margin"/>.
    /// </summary>
    public double LabelFall { get; init; } = 0.03;

    /// <summary>
    /// Share of the live version's held-out rows that a version must be measured on. One of the 122 short and plain rows and a few corrections,
    /// as good on these as the live version, passed every other check.
    /// </summary>
    public double RowsShare { get; init; } = 0.1;

    /// <summary>
    /// Share of the rows of the version with fewer that both versions must have judged while they were held out for labels to be compared on these
    /// rows alone. Rows that only one of them has, such as reviewers' hard cases or those of a label that is measured less often since, would count
    /// for or against it; and a version of a few easy rows does well on them, but not better than the live one.
    /// </summary>
    public double PairedShare { get; init; } = 0.7;

    /// <summary>
    /// Mean gap between confidence and accuracy, less what chance alone gives to so few rows: a calibrated model of 100 rows shows 0.1 or more
    /// at random. The shipped versions have 0.002 to 0.013 with the noise; at 0.1 a stated 0.9 may mean 0.8.
    /// </summary>
    public double CalibrationError { get; init; } = 0.1;

    /// <summary>The calibration error may rise by this much, or by what chance gives to few rows.</summary>
    public double CalibrationRise { get; init; } = 0.03;

    /// <summary>Median time per smoke statement, over that of the live version in the same run: a network or trees beside the linear model cost less than this; set by hand.</summary>
    public double Slowdown { get; init; } = 2.5;

    /// <exception cref="ArgumentException">No task of ours.</exception>
    public static GateLimits For(string task) => task switch
    {
        Labels.StanceTask => new GateLimits { Headline = "macro-F1", Floor = 0.6 },
        Labels.RelevanceTask => new GateLimits { Headline = "macro-F1", Floor = 0.78 },
        Labels.SentimentTask => new GateLimits { Headline = "macro-F1", Floor = 0.68 },
        Labels.QuotesTask => new GateLimits { Headline = "content overlap F1", Floor = 0.7 },
        _ => throw new ArgumentException($"found the task '{task}'; expected one of {string.Join(", ", TrainingRun.Tasks)}", nameof(task)),
    };

    /// <summary>The margin, or 1/√rows where that is more: twice the largest standard error of a share of so many rows.</summary>
    public static double Margin(double atLeast, int rows) => Math.Max(atLeast, 1 / Math.Sqrt(Math.Max(1, rows)));
}
