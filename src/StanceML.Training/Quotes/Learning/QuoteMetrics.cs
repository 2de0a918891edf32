namespace StanceML.Training;

/// <summary><c>metrics.json</c> of a quotes model: figures of the held-out folds with their 95 % intervals.</summary>
public sealed record QuoteMetrics
{
    public required string Task { get; init; }

    public required string Version { get; init; }

    /// <summary>How the figures were made.</summary>
    public required string Method { get; init; }

    /// <summary>Annotated articles.</summary>
    public required int Rows { get; init; }

    public required int Groups { get; init; }

    public required int Attributions { get; init; }

    /// <summary>Candidates less likely than this are no quotes.</summary>
    public required double Threshold { get; init; }

    /// <summary>Quotes of this probability and more become statements: chosen so that 94 of 100 held-out ones are right.</summary>
    public required double StatementThreshold { get; init; }

    /// <summary>How many of them are right, each fold judged at a threshold that the other folds chose; null when there is none.</summary>
    public double? StatementPrecision { get; init; }

    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>Mean gap between probability and share of right ones over 15 equally filled bins of candidates.</summary>
    public required double CalibrationError { get; init; }

    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    public required IReadOnlyList<StyleMetrics> ByStyle { get; init; }
}

/// <summary>The articles of one style.</summary>
/// <param name="Overlap">F1 of contents by overlap.</param>
/// <param name="Exact">F1 of exact contents.</param>
public sealed record StyleMetrics(string Name, int Articles, int Attributions, double Overlap, double Exact);
