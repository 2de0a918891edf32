namespace StanceML.Store;

/// <summary>An accepted article and the statements found in it.</summary>
public sealed record AnalyzedArticle(Article Article, IReadOnlyList<StatementRecord> Statements)
{
    /// <summary>When a queue outside the store took it in; null for an article of the store's inbox.</summary>
    public DateTimeOffset? Received { get; init; }
}
