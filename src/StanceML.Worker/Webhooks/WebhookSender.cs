using System.Globalization;
using System.Text;
using System.Text.Json;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Posts signed batches. Safe for concurrent use.</summary>
internal sealed class WebhookSender(StatementFeed feed, WebFetcher web, TimeProvider clock)
{
    /// <summary>Sends everything of one kind that fits the webhook's filter between two places of the feed.</summary>
    /// <returns>Null when it arrived; else why it did not, for people.</returns>
    public async Task<string?> SendAsync(Webhook webhook, FeedPosition start, FeedPosition end, FeedKind kind, CancellationToken cancellationToken)
    {
        var statements = new List<SourcedStatement>();
        for (var (from, hasMore) = (start, true); hasMore && from < end;)
        {
            var page = await feed.ReadAsync(webhook.Filter, from, WebhookBatch.MaxStatements, cancellationToken);
            statements.AddRange(page.Statements.Where(found => found.Position <= end && found.Kind == kind).Select(found => new SourcedStatement(found.Record, found.Source)));
            (from, hasMore) = (page.Last, page.HasMore);
        }

        return statements.Count == 0 ? null : await PostAsync(webhook, webhook.BatchId(end), new WebhookBatch(StatementRecords.Word(kind), clock.GetUtcNow(), statements), cancellationToken);
    }

    /// <inheritdoc cref="SendAsync"/>
    public Task<string?> TestAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return PostAsync(
            webhook, string.Create(CultureInfo.InvariantCulture, $"msg_{webhook.Id}_test_{now.ToUnixTimeMilliseconds()}"), new WebhookBatch("test", now, []), cancellationToken);
    }

    private async Task<string?> PostAsync(Webhook webhook, string id, WebhookBatch batch, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(batch, ApiJson.Readable.WebhookBatch);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            var status = (int)await web.PostAsync(
                new Uri(webhook.Url), content, WebhookSignature.Headers(webhook.Secret, id, batch.Timestamp, body), cancellationToken);
            return status is >= 200 and < 300 ? null : string.Create(CultureInfo.InvariantCulture, $"answered {status}");
        }
        catch (FetchFailedException e)
        {
            return e.Message;
        }
    }
}
