namespace StanceML.Worker;

/// <summary>What <c>GET /v1/models/drift</c> answers.</summary>
/// <param name="WindowSize">Judgments that are kept of each task.</param>
/// <param name="MinJudgments">Under so many nothing is said.</param>
/// <param name="Tasks">Those that have judged since the start.</param>
internal sealed record DriftAnswer(int WindowSize, int MinJudgments, IReadOnlyList<DriftAnswer.Drift> Tasks)
{
    public static DriftAnswer Of(IReadOnlyList<TaskDrift> drifts) => new(
        DriftWindow.Size,
        DriftWatch.MinJudgments,
        [.. drifts.Select(drift => new Drift(
            drift.Task,
            drift.Version,
            StateOf(drift),
            drift.Judgments,
            drift.Reference?.Rows,
            drift.Indices.Count == 0 ? null : drift.Indices.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value, 4), StringComparer.Ordinal),
            drift.Shares?.ToDictionary(pair => pair.Key, pair => new LabelShare(Math.Round(pair.Value.Training, 4), Math.Round(pair.Value.Recent, 4)), StringComparer.Ordinal)))]);

    private static string StateOf(TaskDrift drift) =>
        drift.Reference is null ? "no-reference"
        : drift.Indices.Count == 0 ? "too-few"
        : "measured";

    /// <param name="State"><c>measured</c>; <c>too-few</c> judgments yet; or <c>no-reference</c>: the version kept no answers of its training.</param>
    /// <param name="Judgments">In the window.</param>
    /// <param name="TrainingRows">Null without a reference.</param>
    /// <param name="Psi">Kind, <c>labels</c>, <c>confidence</c> or <c>length</c>, to population stability index; null unless measured.</param>
    /// <param name="Shares">By label, 0 to 1; null without a reference.</param>
    internal sealed record Drift(
        string Task,
        string Version,
        string State,
        int Judgments,
        int? TrainingRows,
        IReadOnlyDictionary<string, double>? Psi,
        IReadOnlyDictionary<string, LabelShare>? Shares);
}
