using StanceML.Training;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/models</c> answers.</summary>
/// <param name="Ledger">Why <c>current.json</c> could not be read last, or its set not be taken; null when it never failed.</param>
internal sealed record ModelsAnswer(IReadOnlyList<ModelsAnswer.OfTask> Models, ModelsAnswer.Refused? Ledger)
{
    /// <param name="Live">What judges now; null when nothing does.</param>
    /// <param name="Available">Versions in the folder, unverified, by name; empty when no folder is followed.</param>
    /// <param name="Shadow">The version that judges beside it; null when none does.</param>
    /// <param name="Refusal">The last version that was not taken; null when none was.</param>
    internal sealed record OfTask(string Task, LiveVersion? Live, IReadOnlyList<string> Available, string? Shadow, Refused? Refusal);

    /// <param name="Since">With who and why from the ledger; null when it does not say.</param>
    /// <param name="Rows">Held out to measure the figures.</param>
    internal sealed record LiveVersion(
        string Version, DateTimeOffset? Since, string? By, string? Why, int? Rows, IReadOnlyList<Figure> Figures, double? CalibrationError);

    /// <param name="Model"><c>task/version</c>.</param>
    /// <param name="Problem">Path, what was found and what was expected.</param>
    /// <param name="Standing">The ledger still names it.</param>
    internal sealed record Refused(string Model, string Problem, DateTimeOffset At, bool Standing);

    /// <param name="available">Every version of every task.</param>
    public static ModelsAnswer Of(
        ServedModels served, ShadowModels shadows, IReadOnlyDictionary<string, ModelRefusal> refusals, IReadOnlyList<ModelName> available) => new(
        [.. TrainingRun.Tasks.Select(task => new OfTask(
            task,
            served.Live.GetValueOrDefault(task) is { } live ? Of(live) : null,
            [.. available.Where(name => name.Task == task).Select(name => name.Version)],
            shadows.Of(task)?.Name.Version,
            Of(refusals.GetValueOrDefault(task))))],
        Of(refusals.GetValueOrDefault(ModelLedger.FileName) ?? refusals.GetValueOrDefault(LiveModels.WholeSet)));

    private static LiveVersion Of(LiveModel live) => new(
        live.Name.Version, live.Entry?.From, live.Entry?.By, live.Entry?.Why, live.Figures.Rows, live.Figures.Figures, live.Figures.CalibrationError);

    private static Refused? Of(ModelRefusal? refusal) =>
        refusal is null ? null : new Refused(refusal.What, refusal.Problem, refusal.At, refusal.IsStanding);
}
