using System.Text.Json.Serialization;

namespace StanceML.Training;

/// <summary><c>metrics.json</c>: every figure of the held-out folds with its 95 % interval, and what was tried.</summary>
public sealed record ModelMetrics
{
    public required string Task { get; init; }

    public required string Version { get; init; }

    /// <summary>How the figures were made.</summary>
    public required string Method { get; init; }

    /// <summary>Whether the model sees whom the speaker speaks for; not written when false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SeesActor { get; init; }

    /// <summary>SHA-256 of the pretrained encoder that the model sees texts through; null and not written for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Pretrained { get; init; }

    public required int Rows { get; init; }

    public required int Groups { get; init; }

    public required TrainingSetup Setup { get; init; }

    /// <summary>What the data check found in the rows, by kind; empty when it had nothing to say.</summary>
    public IReadOnlyList<KindCount> Problems { get; init; } = [];

    public required IReadOnlyList<Figure> Figures { get; init; }

    public required IReadOnlyList<LabelMetrics> Labels { get; init; }

    /// <summary>Rows are gold labels, columns predicted ones, in the order of <see cref="Labels"/>.</summary>
    public required IReadOnlyList<int[]> Confusion { get; init; }

    /// <summary>Mean gap between confidence and accuracy over 15 equally filled bins; what chance alone makes of it stands among the <see cref="Figures"/>.</summary>
    public required double CalibrationError { get; init; }

    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>In the order of <see cref="Labels"/>.</summary>
    public required IReadOnlyList<LabelCalibration> LabelCalibration { get; init; }

    /// <summary>From the surest answers to all.</summary>
    public required IReadOnlyList<CoveragePoint> RiskCoverage { get; init; }

    /// <summary>Confidence from which a judgment is decided.</summary>
    public required double Threshold { get; init; }

    /// <summary>Share of rows decided, and how often those were right: each fold at a threshold that the other folds chose. In papers of builds before that the threshold had been chosen on these very rows, so that the share right was its goal.</summary>
    public required double DecidedCoverage { get; init; }

    public required double DecidedPrecision { get; init; }

    /// <summary>From few groups to all; empty when it was not drawn.</summary>
    public required IReadOnlyList<LearningPoint> LearningCurve { get; init; }

    public required IReadOnlyList<Trial> Trials { get; init; }

    public required string Winner { get; init; }

    public required IReadOnlyList<SliceMetrics> ByGroup { get; init; }

    public required IReadOnlyList<SliceMetrics> ByRegister { get; init; }

    /// <summary>The surest wrong answers on held-out rows, the surest first.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>Against the version that was live at training; null when there was none.</summary>
    public LiveComparison? Live { get; init; }
}

/// <summary>Precision, recall and F1 of one label, 0 to 1. In papers that builds before the intervals wrote these are 0 to 0.</summary>
/// <param name="Rows">With this label in gold.</param>
public sealed record LabelMetrics(string Label, int Rows, double Precision, double Recall, double F1)
{
    public Interval PrecisionInterval { get; init; }

    public Interval RecallInterval { get; init; }

    public Interval F1Interval { get; init; }
}

/// <summary>How the probability of one label compares with how often the label is right.</summary>
/// <param name="MeanProbability">Over all rows.</param>
/// <param name="Share">Of rows with this label in gold.</param>
/// <param name="CalibrationError">Mean gap between the two over 15 equally filled bins of this probability.</param>
/// <param name="Noise">What that would be by chance alone if every probability were true.</param>
public sealed record LabelCalibration(string Label, double MeanProbability, double Share, double CalibrationError, double Noise);

/// <summary>Rows of like confidence.</summary>
public sealed record ReliabilityBin(double Confidence, double Accuracy, int Rows)
{
    /// <summary>The least sure answer in it.</summary>
    public required double Lowest { get; init; }

    /// <summary>The surest answer in it.</summary>
    public required double Highest { get; init; }
}

/// <summary>The figures of one question or register.</summary>
public sealed record SliceMetrics(string Name, int Rows, double Accuracy, double MacroF1);

/// <summary>A wrong answer on a held-out row.</summary>
/// <param name="Id">Of the row.</param>
/// <param name="Target">Judged against; null for a task without one.</param>
/// <param name="Confidence">Calibrated probability of the answer.</param>
/// <param name="Evidence">Words that spoke for the answer in the linear model that never saw the row's group, in text order.</param>
public sealed record Mistake(string Id, string? Target, string Gold, string Answer, double Confidence, IReadOnlyList<MistakeEvidence> Evidence)
{
    /// <summary>For <c>report.html</c>; <c>metrics.json</c> holds no text of the rows.</summary>
    [JsonIgnore]
    public string Text { get; init; } = "";
}

/// <param name="Start">UTF-16 offset into the row's text.</param>
/// <param name="End">After the last unit.</param>
/// <param name="Weight">Share of the linear score, greater than 0; comparable within one answer only.</param>
public sealed record MistakeEvidence(int Start, int End, double Weight);
