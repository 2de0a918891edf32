namespace StanceML.Worker;

/// <summary>What <c>POST /v1/reviews</c> answers.</summary>
/// <param name="Copies">How many wire copies it was applied to.</param>
internal sealed record NewReviewAnswer(ReviewAnswer Review, int Copies);
