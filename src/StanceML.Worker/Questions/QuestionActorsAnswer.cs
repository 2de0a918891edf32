using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/questions/{id}/actors</c> and <c>/map</c> answer.</summary>
/// <param name="Actors">Those with the most statements first.</param>
internal sealed record QuestionActorsAnswer(string Question, IReadOnlyList<QuestionActorsAnswer.Standing> Actors)
{
    /// <param name="Position">What most of the latest five decided statements say; null where none is decided.</param>
    /// <param name="Since">The day (UTC) from which on it was so.</param>
    /// <param name="Last">The day (UTC) of the newest statement.</param>
    internal sealed record Standing(string Actor, string Name, string? Position, DateOnly? Since, StanceTotals Totals, DateOnly Last);
}
