using StanceML.Store;

namespace StanceML.Worker;

/// <summary>A decision as the API tells it.</summary>
/// <param name="Id">In the order of decisions.</param>
/// <param name="Statement">Its key.</param>
/// <param name="Article">Its article's id.</param>
/// <param name="Reviewer">Id of the reviewer's key.</param>
/// <param name="Name">The reviewer's name.</param>
/// <param name="Kind"><c>confirm</c>, <c>correct</c>, <c>reject</c>, <c>skip</c> or <c>undo</c>.</param>
/// <param name="Round"><c>open</c>, <c>blind</c> (a second opinion without sight of the first) or <c>adjudication</c>.</param>
/// <param name="Machine">What the models had judged; null for an undoing.</param>
/// <param name="Verdict">What the reviewer holds; null for a skip or an undoing.</param>
/// <param name="CopyOf">The decision that this one repeats for a wire copy.</param>
/// <param name="Undoes">The decision that this one takes back.</param>
/// <param name="UndoneBy">The decision that took this one back.</param>
/// <param name="Control">Whether the statement was of the random control sample.</param>
internal sealed record ReviewAnswer(
    long Id,
    string Statement,
    string Article,
    string Reviewer,
    string Name,
    DateTimeOffset Time,
    string Kind,
    string Round,
    ReviewVerdict? Machine,
    ReviewVerdict? Verdict,
    string? Note,
    long? CopyOf,
    long? Undoes,
    long? UndoneBy,
    bool Control)
{
    public static ReviewAnswer Of(ReviewDecision decision) => new(
        decision.Id,
        decision.Statement.ToString(),
        decision.Article,
        decision.Reviewer.Id,
        decision.Reviewer.Name,
        decision.Time,
        StatementRecords.Word(decision.Kind),
        StatementRecords.Word(decision.Round),
        decision.Machine,
        decision.Verdict,
        decision.Note,
        decision.CopyOf,
        decision.Undoes,
        decision.UndoneBy,
        decision.IsControl);
}
