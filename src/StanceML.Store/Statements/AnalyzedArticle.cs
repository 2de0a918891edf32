namespace StanceML.Store;

/// <summary>An accepted article and the statements found in it.</summary>
/// <remarks>
/// Made where the article was analyzed, on any thread: what needs no place in the store is made ready there, since a file has one writer and all
/// the others wait for it.
/// </remarks>
public sealed record AnalyzedArticle(Article Article, IReadOnlyList<StatementRecord> Statements)
{
    public Article Article { get; } = Article;

    public IReadOnlyList<StatementRecord> Statements { get; } = Statements;

    /// <summary>When a queue outside the store took it in; null for an article of the store's inbox.</summary>
    public DateTimeOffset? Received { get; init; }

    internal IReadOnlyList<ReadyStatement> Ready { get; } = [.. Statements.Select(record => ReadyStatement.Of(Article, record))];
}
