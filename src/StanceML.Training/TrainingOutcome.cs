namespace StanceML.Training;

/// <summary>What a training run made.</summary>
/// <param name="Untrained">Tasks that the rows cannot teach.</param>
/// <param name="Problems">Of the data, errors and warnings.</param>
public sealed record TrainingOutcome(
    IReadOnlyList<WrittenModel> Models, IReadOnlyList<UntrainedTask> Untrained, IReadOnlyList<RowProblem> Problems)
{
    /// <summary>How the promotion of each of the models ended.</summary>
    public IReadOnlyList<Promotion> Promotions { get; init; } = [];

    /// <summary>Null when the data have no rows of the splits <c>test</c> and <c>dev</c>, or all rows were asked for.</summary>
    public HeldBackRows? HeldBack { get; init; }

    public TrainingOutcome With(TrainingOutcome other) =>
        new([.. Models, .. other.Models], [.. Untrained, .. other.Untrained], [.. Problems, .. other.Problems])
        {
            Promotions = [.. Promotions, .. other.Promotions],
            HeldBack = HeldBack ?? other.HeldBack,
        };
}

/// <param name="Folder">The version folder.</param>
/// <param name="Figures">Of the held-out folds.</param>
public sealed record WrittenModel(string Folder, string Task, string Version, IReadOnlyList<Figure> Figures)
{
    /// <summary>How it does on the corrections beside the live version; null without corrections that teach the task, or without a live version.</summary>
    public CorrectionComparison? Corrections { get; init; }
}

/// <param name="Reason">What was found and what was expected.</param>
public sealed record UntrainedTask(string Task, string Reason);
