namespace StanceML.Worker;

/// <summary>What <c>POST /v1/articles</c> answers: one receipt per article, in order.</summary>
internal sealed record AcceptedAnswer(IReadOnlyList<AcceptedAnswer.Receipt> Articles)
{
    /// <param name="New">False when the same text had been accepted before.</param>
    internal sealed record Receipt(string Id, string State, bool New);
}
