namespace StanceML.Store;

/// <summary>A saved view as the database holds it.</summary>
internal sealed class SavedViewRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Query { get; init; }

    public required string Owner { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long Created { get; init; }

    public SavedView ToView() => new(Id, Name, Query, Owner, DateTimeOffset.FromUnixTimeMilliseconds(Created));
}
