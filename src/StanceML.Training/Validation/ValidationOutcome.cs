namespace StanceML.Training;

/// <summary>What validation gave: a report, or why there is none.</summary>
/// <param name="Report">Null when the rows do not allow one.</param>
/// <param name="Shortage">What the rows lack; null when there is a report.</param>
public sealed record ValidationOutcome(ValidationReport? Report, string? Shortage)
{
    /// <summary>The file or folder that lacks it; null for the one that was to be learned from.</summary>
    public string? LackedBy { get; init; }

    /// <inheritdoc cref="TrainingOutcome.HeldBack"/>
    public HeldBackRows? HeldBack { get; init; }

    /// <summary>Of all rows read; those with an error were left out.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    internal static ValidationOutcome Of(JudgedSet judged, IEnumerable<string> method) =>
        new(ReportMaker.Make(judged, [.. method, "intervals are 95 %, from 1,000 bootstrap draws of groups"]), null);

    internal static ValidationOutcome Lacking(string shortage) => new(null, shortage);
}
