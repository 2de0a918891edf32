namespace StanceML.Store;

/// <summary>An article of the inbox and the statements found in it.</summary>
public sealed record AnalyzedArticle(Article Article, IReadOnlyList<StatementRecord> Statements);
