using StanceML.Training;

namespace StanceML.Cli;

/// <summary>One version folder as <c>models list --format json</c> writes it.</summary>
/// <param name="Live">Named by <c>current.json</c>.</param>
/// <param name="LiveSince">Null when it is not live, or the ledger does not say.</param>
/// <param name="Problem">Why it must not be used; null when it was verified: seal, hashes, sizes, archive and smoke answers.</param>
/// <param name="Figures">From <c>metrics.json</c>, with 95 % intervals; empty when there is none.</param>
internal sealed record ListedModel(
    string Task, string Version, bool Live, DateTimeOffset? LiveSince, string? Problem, int? Rows, IReadOnlyList<Figure> Figures)
{
    public static ListedModel Of(RegisteredModel model) =>
        new(model.Name.Task, model.Name.Version, model.IsLive, model.Live?.From, model.Problem, model.Figures.Rows, model.Figures.Figures);
}
