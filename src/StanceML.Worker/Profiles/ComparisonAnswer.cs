using StanceML.Dashboard.Compare;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/compare</c> answers.</summary>
/// <param name="Rows">Those with a position on both sides first.</param>
internal sealed record ComparisonAnswer(string By, string One, string Other, IReadOnlyList<ComparedRow> Rows);
