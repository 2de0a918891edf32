using StanceML.Training;

namespace StanceML.Worker;

/// <summary>A version that a retraining wrote.</summary>
/// <param name="Corrections">How it answers the corrections beside the version that was live then; null where there is nothing to compare.</param>
internal sealed record RetrainedModel(string Task, string Version, CorrectionComparison? Corrections);
