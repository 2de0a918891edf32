using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>POST /v1/articles</c> answers: one receipt per article, in order.</summary>
internal sealed record AcceptedAnswer(IReadOnlyList<AcceptedAnswer.Receipt> Articles)
{
    public static AcceptedAnswer Of(IReadOnlyList<AcceptedArticle> receipts) =>
        new([.. receipts.Select(receipt => new Receipt(receipt.Id, StateOf(receipt), receipt.IsNew))]);

    /// <returns>The word for its state; an address that waits is fetched first.</returns>
    public static string StateOf(AcceptedArticle receipt) =>
        receipt.State == ArticleState.Pending && PendingPage.IsId(receipt.Id) ? ArticleAnswer.Fetching : StatementRecords.Word(receipt.State);

    /// <param name="New">False when the same text had been accepted before.</param>
    internal sealed record Receipt(string Id, string State, bool New);
}
