using System.Data.Common;

namespace StanceML.Store;

/// <summary>Where an article's statements stand in the list.</summary>
internal class ArticlePlace
{
    /// <summary>Of <c>article</c>, in the order in which <see cref="Of"/> reads them.</summary>
    public const string Columns = "sequence, outlet, story, published, received";

    public long Sequence { get; init; }

    public string? Outlet { get; init; }

    /// <summary>Sequence of the first article that told its story; null counts as this one.</summary>
    public long? Story { get; init; }

    public long? Published { get; init; }

    public long Received { get; init; }

    public bool IsCopy => Story is { } first && first != Sequence;

    /// <summary>Its publication; its receipt where nothing else is known, or where the outlet's clock runs ahead of ours.</summary>
    public long Time => Math.Min(Published ?? Received, Received);

    public static ArticlePlace Of(DbDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Outlet = row.IsDBNull(1) ? null : row.GetString(1),
        Story = row.IsDBNull(2) ? null : row.GetInt64(2),
        Published = row.IsDBNull(3) ? null : row.GetInt64(3),
        Received = row.GetInt64(4),
    };
}
