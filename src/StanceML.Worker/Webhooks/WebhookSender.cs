using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Posts signed batches. Safe for concurrent use.</summary>
internal sealed class WebhookSender(StatementFeed feed, StatementStore statements, WebFetcher web, TimeProvider clock)
{
    /// <summary>The most that a batch holds.</summary>
    public const int MaxItems = 100;

    /// <summary>Sends everything of one kind that fits the webhook's filter between two places of the feed.</summary>
    /// <returns>Null when it arrived; else why it did not, for people.</returns>
    public async Task<string?> SendAsync(Webhook webhook, FeedPosition start, FeedPosition end, FeedKind kind, CancellationToken cancellationToken)
    {
        List<FeedItem> items = [];
        for (var (from, hasMore) = (start, true); hasMore && from < end;)
        {
            var page = await feed.ReadAsync(webhook.Follows, from, MaxItems, cancellationToken);
            items.AddRange(page.Items.Where(found => found.Position <= end && found.Kind == kind));
            (from, hasMore) = (page.Last, page.HasMore);
        }

        if (items.Count == 0)
        {
            return null;
        }

        var (id, type) = (webhook.BatchId(end), StatementRecords.Word(kind));
        if (kind == FeedKind.Changes)
        {
            var changes = await ChangesAnswer.ChangesAsync(statements, [.. items.OfType<FeedChange>().Select(item => item.Change)], cancellationToken);
            return await PostAsync(webhook, id, type, changes, ApiJson.Readable.WebhookBatchChange, cancellationToken);
        }

        IReadOnlyList<SourcedStatement> sourced = [.. items.OfType<FeedStatement>().Select(item => new SourcedStatement(item.Record, item.Source))];
        return await PostAsync(webhook, id, type, sourced, ApiJson.Readable.WebhookBatchSourcedStatement, cancellationToken);
    }

    /// <inheritdoc cref="SendAsync"/>
    public Task<string?> TestAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"msg_{webhook.Id}_test_{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
        return PostAsync(webhook, id, "test", [], ApiJson.Readable.WebhookBatchSourcedStatement, cancellationToken);
    }

    private async Task<string?> PostAsync<T>(
        Webhook webhook, string id, string type, IReadOnlyList<T> data, JsonTypeInfo<WebhookBatch<T>> json, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var body = JsonSerializer.Serialize(new WebhookBatch<T>(type, now, data), json);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            var status = (int)await web.PostAsync(
                new Uri(webhook.Url), content, WebhookSignature.Headers(webhook.Secret, id, now, body), cancellationToken);
            return status is >= 200 and < 300 ? null : string.Create(CultureInfo.InvariantCulture, $"answered {status}");
        }
        catch (FetchFailedException e)
        {
            return e.Message;
        }
    }
}
