namespace StanceML;

/// <summary>An article taken apart.</summary>
/// <param name="Statements">In text order.</param>
/// <param name="Models">Task to <c>task/version</c> of each model that judged.</param>
public sealed record ArticleAnalysis(
    Article Article,
    IReadOnlyList<Statement> Statements,
    IReadOnlyDictionary<string, string> Models);
