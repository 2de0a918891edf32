namespace StanceML.Training;

/// <summary>What is read again of <c>metrics.json</c>, whatever version of ours wrote it.</summary>
internal sealed record HeldOutFigures(IReadOnlyList<Figure> Figures);
