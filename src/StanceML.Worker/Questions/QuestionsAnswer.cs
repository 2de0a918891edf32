using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/questions</c> answers.</summary>
internal sealed record QuestionsAnswer(IReadOnlyList<QuestionsAnswer.Question> Questions)
{
    /// <param name="Last">The day (UTC) of the newest statement.</param>
    internal sealed record Question(string Id, string Name, StanceTotals Totals, DateOnly Last);
}
