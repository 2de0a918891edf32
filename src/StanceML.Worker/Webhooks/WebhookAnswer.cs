using StanceML.Store;

namespace StanceML.Worker;

/// <summary>A webhook and how it does.</summary>
/// <param name="Types">What is sent: <c>statements</c>, <c>changes</c>, or both.</param>
/// <param name="Delivered">How far it has come, as an id of <c>/v1/stream</c>.</param>
/// <param name="Attempts">To send the batch that is next; 0 when all is well.</param>
/// <param name="Problem">Of the last attempt; null when it went well.</param>
/// <param name="Secret">Signs its batches. Told once, when it is made; null ever after.</param>
internal sealed record WebhookAnswer(
    string Id, string Url, IReadOnlyList<string> Types, IReadOnlyDictionary<string, string> Filter, DateTimeOffset Created, string Delivered, int Attempts, string? Problem, string? Secret)
{
    public static WebhookAnswer Of(Webhook webhook, bool withSecret = false) => new(
        webhook.Id,
        webhook.Url,
        [.. webhook.Kinds.Select(StatementRecords.Word)],
        FilterAddress.Write(webhook.Filter).ToDictionary(StringComparer.Ordinal),
        webhook.Created,
        webhook.Delivered.ToString(),
        webhook.Attempts,
        webhook.Problem,
        withSecret ? webhook.Secret : null);
}
