using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>The retrainings of a store.</summary>
/// <param name="Refusal">Why none can be begun at this worker; null when one can.</param>
/// <param name="Corrections">Version of the corrections as they are now.</param>
/// <param name="Retrainings">Newest first.</param>
public sealed record RetrainingView(string? Refusal, CorrectionVersion Corrections, IReadOnlyList<RetrainingView.Retraining> Retrainings)
{
    /// <param name="Models">Versions that it wrote; none is live by that.</param>
    /// <param name="Untrained">Task and why the rows cannot teach it.</param>
    public sealed record Retraining(RetrainingJob Job, IReadOnlyList<Made> Models, IReadOnlyList<(string Task, string Reason)> Untrained);

    /// <param name="Corrections">How it answers the corrections beside the version that was live then; null where there is nothing to compare.</param>
    public sealed record Made(ModelName Name, OnCorrections? Corrections);

    /// <param name="Live">Version.</param>
    /// <param name="Rows">Corrections of the task.</param>
    /// <param name="Right">Of them, those that the new version gets right while they are held out.</param>
    /// <param name="LiveRight">Of them, those that the live one gets right.</param>
    public sealed record OnCorrections(string Live, int Rows, int Right, int LiveRight, PairedTest Test);
}
