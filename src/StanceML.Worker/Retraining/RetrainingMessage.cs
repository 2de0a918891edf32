using StanceML.Training;

namespace StanceML.Worker;

/// <summary>A line that a training process writes.</summary>
/// <param name="Step">What begins, for people; null for a line that tells something else.</param>
/// <param name="Fraction">Of the work that is done by then, 0 to 1.</param>
/// <param name="Written">A version that is in the folder now.</param>
/// <param name="Untrained">A task that the rows cannot teach.</param>
internal sealed record RetrainingMessage(string? Step = null, double? Fraction = null, RetrainedModel? Written = null, UntrainedTask? Untrained = null);
