namespace StanceML.Training;

/// <summary><c>metrics.json</c>: every figure of the held-out folds with its 95 % interval, and what was tried.</summary>
public sealed record ModelMetrics
{
    public required string Task { get; init; }

    public required string Version { get; init; }

    /// <summary>How the figures were made.</summary>
    public required string Method { get; init; }

    public required int Rows { get; init; }

    public required int Groups { get; init; }

    public required IReadOnlyList<Figure> Figures { get; init; }

    public required IReadOnlyList<LabelMetrics> Labels { get; init; }

    /// <summary>Rows are gold labels, columns predicted ones, in the order of <see cref="Labels"/>.</summary>
    public required IReadOnlyList<int[]> Confusion { get; init; }

    /// <summary>Mean gap between confidence and accuracy over 15 equally filled bins.</summary>
    public required double CalibrationError { get; init; }

    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>Share of rows decided at the threshold, and how often those were right.</summary>
    public required double DecidedCoverage { get; init; }

    public required double DecidedPrecision { get; init; }

    public required IReadOnlyList<Trial> Trials { get; init; }

    public required string Winner { get; init; }

    public required IReadOnlyList<SliceMetrics> ByGroup { get; init; }

    public required IReadOnlyList<SliceMetrics> ByRegister { get; init; }
}

public sealed record LabelMetrics(string Label, int Rows, double Precision, double Recall, double F1);

/// <summary>Rows of like confidence.</summary>
public sealed record ReliabilityBin(double Confidence, double Accuracy, int Rows);

/// <summary>The figures of one question or register.</summary>
public sealed record SliceMetrics(string Name, int Rows, double Accuracy, double MacroF1);
