using System.Web;

namespace StanceML.Store;

/// <summary>A row of the table of webhooks.</summary>
internal sealed class WebhookRow
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    /// <summary>With commas.</summary>
    public required string Kinds { get; init; }

    public required string Filter { get; init; }

    public required string Secret { get; init; }

    public long Created { get; init; }

    public long DeliveredEntry { get; init; }

    public int DeliveredNumber { get; init; }

    public long? BatchEntry { get; init; }

    public int? BatchNumber { get; init; }

    public string? BatchKind { get; init; }

    public int Attempts { get; init; }

    public long Due { get; init; }

    public string? Problem { get; init; }

    public static string Written(StatementFilter filter) =>
        string.Join('&', FilterAddress.Write(filter).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    public static FeedKind KindOf(string word) => Enum.Parse<FeedKind>(word, ignoreCase: true);

    public Webhook ToWebhook()
    {
        var query = HttpUtility.ParseQueryString(Filter);
        return new Webhook(
            Id,
            Url,
            [.. Kinds.Split(',').Select(KindOf)],
            FilterAddress.Read(name => query[name], (_, _) => { }),
            DateTimeOffset.FromUnixTimeMilliseconds(Created),
            new FeedPosition(DeliveredEntry, DeliveredNumber),
            BatchEntry is { } entry ? new FeedPosition(entry, BatchNumber!.Value) : null,
            Attempts,
            DateTimeOffset.FromUnixTimeMilliseconds(Due),
            Problem)
        {
            BatchKind = BatchKind is null ? null : KindOf(BatchKind),
            Secret = Secret,
        };
    }
}
