using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace StanceML.Store;

/// <summary>A statement and, after its own fields, where its article stood: what leaves the store stands alone.</summary>
public sealed record SourcedStatement : StatementRecord
{
    /// <param name="source">Null where no more than the article's id is known.</param>
    [SetsRequiredMembers]
    public SourcedStatement(StatementRecord statement, StatementSource? source)
        : base(statement)
    {
        (Title, Outlet, Url) = (source?.Title, source?.Outlet, source?.Url);
        (Published, Received) = (source?.Published, source?.Received);
    }

    [JsonPropertyOrder(1)]
    public string? Title { get; }

    [JsonPropertyOrder(1)]
    public string? Outlet { get; }

    [JsonPropertyOrder(1)]
    public string? Url { get; }

    [JsonPropertyOrder(1)]
    public DateTimeOffset? Published { get; }

    /// <summary>When the article was accepted.</summary>
    [JsonPropertyOrder(1)]
    public DateTimeOffset? Received { get; }
}
