namespace StanceML.Store;

/// <summary>Whose statements on what, and when. A null asks for nothing.</summary>
public sealed record TrendFilter
{
    /// <summary>Id of a recognition question.</summary>
    public required string Question { get; init; }

    /// <summary>Id of an actor; null sums up everyone, speakers without an actor too.</summary>
    public string? Actor { get; init; }

    /// <summary>Not before this day (UTC).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Before this day (UTC).</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether statements count of articles that tell a story that another told before.</summary>
    public bool Copies { get; init; } = true;

    internal bool IsOfAllTime => From is null && To is null;
}
