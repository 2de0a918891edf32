namespace StanceML.Store;

/// <summary>A batch that was given up.</summary>
/// <param name="Id">The batch's.</param>
/// <param name="Start">It holds what comes after this,</param>
/// <param name="End">and up to this.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Problem">Of the last attempt.</param>
public sealed record WebhookFailure(string Id, FeedPosition Start, FeedPosition End, FeedKind Kind, int Attempts, string Problem, DateTimeOffset Failed);
