using StanceML.Training;

namespace StanceML.Worker;

/// <summary>What <c>POST /v1/classify</c> answers: one row per row, in order.</summary>
/// <param name="Models">Task to <c>task/version</c> of the set that judged them all.</param>
internal sealed record ClassifyAnswer(IReadOnlyList<ClassifiedRow> Rows, IReadOnlyDictionary<string, string> Models);
