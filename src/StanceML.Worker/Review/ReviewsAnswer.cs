namespace StanceML.Worker;

/// <summary>What <c>GET /v1/reviews</c> answers.</summary>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
internal sealed record ReviewsAnswer(IReadOnlyList<ReviewAnswer> Reviews, string? Next);
