using System.Text.Json;
using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>What a retraining made so far.</summary>
/// <param name="Untrained">Tasks that the rows cannot teach.</param>
internal sealed record RetrainingOutcome(IReadOnlyList<RetrainedModel> Models, IReadOnlyList<UntrainedTask> Untrained)
{
    public static RetrainingOutcome None { get; } = new([], []);

    public static RetrainingOutcome Of(RetrainingJob job) =>
        job.Outcome is null ? None : JsonSerializer.Deserialize(job.Outcome, RetrainingJson.Default.RetrainingOutcome)!;
}
