using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/statements</c> answers.</summary>
/// <param name="Articles">Id to article, for each article of the statements.</param>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
internal sealed record StatementsAnswer(
    IReadOnlyList<StatementRecord> Statements, IReadOnlyDictionary<string, StatementsAnswer.Source> Articles, string? Next)
{
    public static StatementsAnswer Of(StatementPage page) => new(
        [.. page.Statements.Select(statement => statement.Record)],
        page.Statements.Select(statement => statement.Source).DistinctBy(source => source.Id).ToDictionary(
            source => source.Id,
            source => new Source(source.Title, source.Outlet, source.Url, source.Published, source.Received),
            StringComparer.Ordinal),
        page.Next?.ToString());

    internal sealed record Source(string? Title, string? Outlet, string? Url, DateTimeOffset? Published, DateTimeOffset Received);
}
