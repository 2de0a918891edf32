namespace StanceML.Store;

/// <summary>An accepted article without its text, as lists show it.</summary>
/// <param name="Sequence">Order of arrival.</param>
/// <param name="Attempts">How often an analysis was begun.</param>
/// <param name="Reason">Why it failed; null unless it did.</param>
/// <param name="Finished">When it was done or set aside; null while it is pending.</param>
/// <param name="Statements">How many statements were found; 0 unless done.</param>
public sealed record ListedArticle(
    long Sequence,
    string Id,
    string? Title,
    string? Outlet,
    string? Url,
    string? Language,
    DateTimeOffset? Published,
    DateTimeOffset Received,
    ArticleState State,
    int Attempts,
    string? Reason,
    DateTimeOffset? Finished,
    int Statements)
{
    /// <summary>The article's first words where it has no title; null where it has one.</summary>
    public string? Opening { get; init; }
}
