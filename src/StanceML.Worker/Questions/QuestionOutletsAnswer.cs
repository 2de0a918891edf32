using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/questions/{id}/outlets</c> answers.</summary>
/// <param name="Outlets">Those with the most statements first.</param>
internal sealed record QuestionOutletsAnswer(string Question, IReadOnlyList<OutletCount> Outlets);
