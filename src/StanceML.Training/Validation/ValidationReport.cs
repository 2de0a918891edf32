using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceML.Training;

/// <summary>Figures of answers to rows that their model never saw. Nothing of it is written to a model folder.</summary>
public sealed record ValidationReport
{
    public required string Task { get; init; }

    /// <summary>How the figures were made, one sentence each.</summary>
    public required IReadOnlyList<string> Method { get; init; }

    /// <summary>The model that cross-validation kept.</summary>
    public required string Winner { get; init; }

    public required int Seed { get; init; }

    /// <summary>Judged rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Of the judged rows; intervals draw whole groups.</summary>
    public required int Groups { get; init; }

    public required IReadOnlyList<Figure> Figures { get; init; }

    public required IReadOnlyList<LabelMetrics> Labels { get; init; }

    /// <summary>Rows are gold labels, columns predicted ones, in the order of <see cref="Labels"/>.</summary>
    public required IReadOnlyList<int[]> Confusion { get; init; }

    /// <summary>Confidence from which the chosen model decides.</summary>
    public required double Threshold { get; init; }

    /// <summary>Share of rows decided: at the threshold, or by folds each at one that the other folds chose.</summary>
    public required double DecidedCoverage { get; init; }

    /// <summary>How often those were right; 0 when none was decided.</summary>
    public required double DecidedPrecision { get; init; }

    /// <summary>Lowest accuracy first, of equal ones the one with more rows.</summary>
    public required IReadOnlyList<SliceMetrics> Questions { get; init; }

    /// <summary>One line for each wrong answer with the row's text, the surest first; not part of the JSON, which may be passed on.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Errors { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.ValidationReport);
}
