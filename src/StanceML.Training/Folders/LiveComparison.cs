namespace StanceML.Training;

/// <summary>A new version beside the one that was live when it was trained.</summary>
/// <param name="Version">Of the live model.</param>
/// <param name="Basis">What was compared, and how far that is fair.</param>
/// <param name="Rows">That both judged while they were held out, with the same gold label; 0 when the live version's answers are not at hand.</param>
/// <param name="Figures">On those rows; without such rows, of each version's own held-out folds; empty when the live one has none.</param>
/// <param name="Test">Null without such rows.</param>
public sealed record LiveComparison(string Version, string Basis, int Rows, IReadOnlyList<ComparedFigure> Figures, ComparisonTest? Test)
{
    /// <summary>F1 of each label on those rows; empty without such rows.</summary>
    /// <remarks>The serializer sets what older papers lack to null.</remarks>
    public IReadOnlyList<ComparedLabel> Labels { get => field ?? []; init; }
}

/// <summary>F1 of one label of both versions on the same rows.</summary>
/// <param name="Rows">With this label.</param>
public sealed record ComparedLabel(string Label, int Rows, double New, double Live);

/// <summary>One figure of both versions.</summary>
/// <param name="Difference">New less live on the same rows, with its paired interval; null when the rows are not the same.</param>
public sealed record ComparedFigure(string Name, double New, double Live, Figure? Difference);

/// <summary>McNemar's exact test.</summary>
/// <param name="OnlyNewRight">Rows that the new model alone got right.</param>
/// <param name="OnlyLiveRight">Rows that the live model alone got right.</param>
/// <param name="PValue">Two-sided, 0 to 1.</param>
public sealed record ComparisonTest(int OnlyNewRight, int OnlyLiveRight, double PValue);
