namespace StanceML.Store;

/// <summary>An accepted article and what became of it.</summary>
/// <param name="Article">Its id is the hash of its content.</param>
/// <param name="Attempts">How often an analysis was begun.</param>
/// <param name="Reason">Why it failed; null unless it did.</param>
/// <param name="Finished">When it was done or set aside; null while it is pending.</param>
/// <param name="Statements">How many statements were found; 0 unless done.</param>
public sealed record InboxArticle(
    Article Article,
    DateTimeOffset Received,
    ArticleState State,
    int Attempts,
    string? Reason,
    DateTimeOffset? Finished,
    int Statements);
