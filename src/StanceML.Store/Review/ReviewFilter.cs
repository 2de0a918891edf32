namespace StanceML.Store;

/// <summary>Which decisions to list. A null asks for nothing.</summary>
public sealed record ReviewFilter
{
    /// <summary>Id of a reviewer.</summary>
    public string? Reviewer { get; init; }

    public StatementKey? Statement { get; init; }

    public ReviewKind? Kind { get; init; }
}
