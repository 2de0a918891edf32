namespace StanceML.Training;

/// <summary>What a training run made.</summary>
/// <param name="Problems">Of the data, errors and warnings.</param>
public sealed record TrainingOutcome(IReadOnlyList<WrittenModel> Models, IReadOnlyList<RowProblem> Problems);

/// <param name="Folder">The version folder.</param>
public sealed record WrittenModel(string Folder, ModelMetrics Metrics);
