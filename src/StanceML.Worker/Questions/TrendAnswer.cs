using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/questions/{id}/trend</c> answers.</summary>
/// <param name="Unit"><c>day</c>, <c>week</c> (from Monday), <c>month</c> or <c>year</c>.</param>
/// <param name="Points">In order of time; times without a statement are left out.</param>
internal sealed record TrendAnswer(string Question, string Unit, IReadOnlyList<TrendPoint> Points);
