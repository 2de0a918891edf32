namespace StanceML.Dashboard.Desk;

/// <summary>The models of a worker as they are now.</summary>
/// <param name="IsFollowed">Whether a ledger says what is live, and versions can be changed; false where the worker was started with single versions.</param>
/// <param name="Problem">Why the ledger could not be read last; null when it could.</param>
/// <param name="Tasks">In the order that they are trained.</param>
public sealed record ModelsView(bool IsFollowed, string? Problem, IReadOnlyList<ModelsView.OfTask> Tasks)
{
    /// <param name="Live">Null when nothing judges.</param>
    /// <param name="Versions">In the folder, newest first, unverified; empty where no ledger is followed.</param>
    /// <param name="CanShadow">Whether a version of the task can judge in the shadow.</param>
    /// <param name="Shadow">Null when none does.</param>
    /// <param name="Refusal">The last version that was not taken; null when none was.</param>
    /// <param name="Drift">Null for a task that is not watched, or has not judged since the start.</param>
    public sealed record OfTask(
        string Task, LiveVersion? Live, IReadOnlyList<string> Versions, bool CanShadow, RunningShadow? Shadow, Refused? Refusal, ModelDrift? Drift);

    /// <param name="Since">With who and why from the ledger; null when it does not say.</param>
    /// <param name="Rows">Held out to measure the figures; null when not given.</param>
    public sealed record LiveVersion(
        string Version, DateTimeOffset? Since, string? By, string? Why, int? Rows, IReadOnlyList<ModelFigure> Figures, double? CalibrationError);

    /// <param name="Share">Of the accepted articles that it judges, 0 to 1.</param>
    /// <param name="Waiting">Articles, of all shadows.</param>
    /// <param name="Dropped">Articles that no shadow judged since the start.</param>
    public sealed record RunningShadow(string Version, DateTimeOffset Since, double Share, int Waiting, long Dropped);

    /// <param name="Model"><c>task/version</c>.</param>
    /// <param name="Problem">Path, what was found and what was expected.</param>
    /// <param name="IsStanding">The ledger still names it.</param>
    public sealed record Refused(string Model, string Problem, DateTimeOffset At, bool IsStanding);
}
