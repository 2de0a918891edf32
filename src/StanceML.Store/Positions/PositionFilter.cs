namespace StanceML.Store;

/// <summary>Which positions or changes to list. A null asks for nothing.</summary>
public sealed record PositionFilter
{
    /// <summary>Id of a recognition question.</summary>
    public string? Question { get; init; }

    /// <summary>Id of an actor.</summary>
    public string? Actor { get; init; }

    /// <summary>The position now; of changes, the one after.</summary>
    public string? Stance { get; init; }

    /// <summary>Held or changed on this day (UTC) or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Held or changed before this day (UTC).</summary>
    public DateOnly? To { get; init; }
}
