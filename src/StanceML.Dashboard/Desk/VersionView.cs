namespace StanceML.Dashboard.Desk;

/// <summary>A version beside the live one of its task.</summary>
/// <param name="Problem">Why it must not be used; null when it was verified.</param>
/// <param name="Live">Null when nothing of the task is live, or the live one cannot be read.</param>
/// <param name="Seen">The times that it was live, oldest first.</param>
public sealed record VersionView(ModelName Name, string? Problem, ModelName? Live, IReadOnlyList<ModelLedgerEntry> Seen)
{
    /// <summary>Held-out figures of each, on its own rows.</summary>
    public IReadOnlyList<Pair> Figures { get; init; } = [];

    /// <summary>F1 of each label, or kind of quote.</summary>
    public IReadOnlyList<Pair> Labels { get; init; } = [];

    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>Both were trained, and so measured, on the same rows.</summary>
    public bool AreSameRows { get; init; }

    /// <summary>Both on rows that they were held out from, as it was when this version was trained; null when there is nothing to pair.</summary>
    public PairedRows? Paired { get; init; }

    /// <summary>What the gate would look at now; empty for the live version, and when it could not be asked.</summary>
    public IReadOnlyList<GateCheck> Gate { get; init; } = [];

    /// <summary>One figure of both; null where a version has none.</summary>
    public sealed record Pair(string Name, ModelFigure? This, ModelFigure? Live);

    /// <summary>One setting or count of both, in words.</summary>
    public sealed record Setting(string Name, string This, string Live);

    /// <param name="Version">The other version; it may be live no more.</param>
    /// <param name="Basis">What was compared, and how far that is fair.</param>
    /// <param name="Figures">On those rows.</param>
    public sealed record PairedRows(string Version, string Basis, int Rows, PairedTest Test, IReadOnlyList<PairedFigure> Figures);

    /// <param name="Difference">This less the other, with its 95 % interval.</param>
    public sealed record PairedFigure(string Name, double This, double Other, ModelFigure? Difference);
}
