namespace StanceML.Worker;

/// <summary>What <c>GET /v1/webhooks/{id}/failures</c> answers: batches that were given up, oldest first, at most 100.</summary>
internal sealed record WebhookFailuresAnswer(IReadOnlyList<WebhookFailuresAnswer.Batch> Failures)
{
    /// <param name="Start">It holds what comes after this place of the feed,</param>
    /// <param name="End">and up to this.</param>
    /// <param name="Type">What it holds.</param>
    /// <param name="Problem">Of the last attempt.</param>
    internal sealed record Batch(string Id, string Start, string End, string Type, int Attempts, string Problem, DateTimeOffset Failed);
}
