namespace StanceML.Worker;

/// <summary>What <c>GET /v1/webhooks</c> answers: all of them, oldest first.</summary>
internal sealed record WebhooksAnswer(IReadOnlyList<WebhookAnswer> Webhooks);
