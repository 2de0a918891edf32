namespace StanceML.Cli;

/// <summary>One version folder as <c>models list</c> shows it.</summary>
/// <param name="Live">Named by <c>current.json</c>.</param>
/// <param name="LiveSince">Null when it is not live, or the ledger does not say.</param>
/// <param name="Problem">Why it must not be used; null when it was verified: hashes, sizes, archive and smoke answers.</param>
/// <param name="Figures">From <c>metrics.json</c>; empty when there is none.</param>
internal sealed record ListedModel(
    string Task, string Version, bool Live, DateTimeOffset? LiveSince, string? Problem, int? Rows, IReadOnlyList<ListedFigure> Figures);

/// <summary>A figure with its 95 % interval.</summary>
internal sealed record ListedFigure(string Name, double Value, double Low, double High, int N);
