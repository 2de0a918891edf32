using System.Text.Json;

namespace StanceML.Store;

/// <summary>A row of the list of statements.</summary>
internal sealed class StatementRow
{
    public long Time { get; init; }

    public long StatementId { get; init; }

    public required string Context { get; init; }

    public int ContextStart { get; init; }

    public required string Record { get; init; }

    /// <summary>Of the article.</summary>
    public required string Id { get; init; }

    public string? Story { get; init; }

    public string? Title { get; init; }

    /// <summary>The beginning of its text; null where it has a title.</summary>
    public string? Opening { get; init; }

    public string? Outlet { get; init; }

    public string? Url { get; init; }

    public long? Published { get; init; }

    public long Received { get; init; }

    public StoredStatement ToStatement() => new(
        Store.StatementId.KeyOf(Time, StatementId),
        JsonSerializer.Deserialize(Record, StanceJson.Readable.StatementRecord)!,
        Context,
        ContextStart,
        new StatementSource(Id, Title, Outlet, Url, ArticleRow.TimeOf(Published), DateTimeOffset.FromUnixTimeMilliseconds(Received))
        {
            Story = Story ?? Id,
            Opening = ArticleOpening.Of(Opening),
        });
}
