using StanceML.Training;

namespace StanceML.Cli;

/// <summary>One version folder as <c>models show --format json</c> writes it: what <c>list</c> says, and all its papers.</summary>
/// <param name="Labels">Precision, recall and F1 of each; empty for <c>quotes</c>.</param>
/// <param name="Manifest">Files with their hashes, thresholds, smoke answers; null when it cannot be believed.</param>
/// <param name="Config">How it was trained; null when the folder does not say.</param>
/// <param name="History">Every time it was live: from when to when, by whom, why, and what the gate found.</param>
internal sealed record ShownModel(
    string Task,
    string Version,
    bool Live,
    DateTimeOffset? LiveSince,
    string? LiveBy,
    string? LiveWhy,
    string? Problem,
    int? Rows,
    int? Groups,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<LabelMetrics> Labels,
    double? CalibrationError,
    ModelManifest? Manifest,
    TrainingConfig? Config,
    IReadOnlyList<ModelLedgerEntry> History)
{
    public static ShownModel Of(RegisteredModel model) => new(
        model.Name.Task,
        model.Name.Version,
        model.IsLive,
        model.Live?.From,
        model.Live?.By,
        model.Live?.Why,
        model.Problem,
        model.Figures.Rows,
        model.Figures.Groups,
        model.Figures.Figures,
        model.Figures.Labels,
        model.Figures.CalibrationError,
        model.Manifest,
        model.Config,
        model.History);
}
