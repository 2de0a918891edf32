using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/positions</c> answers.</summary>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
internal sealed record PositionsAnswer(IReadOnlyList<PositionsAnswer.Position> Positions, string? Next)
{
    public static PositionsAnswer Of(PositionPage page, IReadOnlyDictionary<StatementKey, SourcedStatement> statements) => new(
        [.. page.Positions.Select(position => new Position(
            position.Question,
            position.Actor,
            position.Stance,
            position.Since,
            position.Counts,
            [.. position.Latest.Select(key => statements.GetValueOrDefault(key)).OfType<SourcedStatement>()],
            $"/v1/statements?question={Uri.EscapeDataString(position.Question)}&actor={Uri.EscapeDataString(position.Actor)}&decided=true&copies=false"))],
        page.Next?.ToString());

    /// <param name="Stance"><c>support</c>, <c>oppose</c> or <c>neutral</c>: what most of the latest five decided statements say, one of each story.</param>
    /// <param name="Since">The day (UTC) from which on it was so.</param>
    /// <param name="Counts">All decided statements, one of each story.</param>
    /// <param name="Latest">Up to three newest of them, newest first.</param>
    /// <param name="Statements">Where all of them are listed.</param>
    internal sealed record Position(
        string Question, string Actor, string Stance, DateOnly Since, StanceCounts Counts, IReadOnlyList<SourcedStatement> Latest, string Statements);
}
