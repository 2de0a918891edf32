using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/review/queue</c> answers.</summary>
/// <param name="Items">In the order in which they are worth a look.</param>
/// <param name="Left">How many statements wait for this reviewer; no more than 10,000 are counted.</param>
internal sealed record ReviewQueueAnswer(IReadOnlyList<ReviewQueueAnswer.Item> Items, int Left)
{
    public static ReviewQueueAnswer Of(IReadOnlyList<ReviewItem> items, ReviewProgress progress) => new([.. items.Select(ItemOf)], progress.Left);

    private static Item ItemOf(ReviewItem item) => new(
        item.Statement.Key.ToString(),
        new SourcedStatement(item.Statement.Record, item.Statement.Source),
        item.Statement.Context,
        item.Statement.ContextStart,
        [.. item.Reasons.Select(StatementRecords.Word)],
        item.Copies,
        Math.Round(item.PositionShare, 4),
        item.Shadow,
        item.Marks,
        [.. item.Opinions.Select(ReviewAnswer.Of)]);

    /// <param name="Statement">Its key.</param>
    /// <param name="Record">As the reviewer is to judge it: without probabilities, and with the strongest evidence at weight 1.</param>
    /// <param name="Context">The article's words around it.</param>
    /// <param name="ContextStart">UTF-16 offset of the context in the article.</param>
    /// <param name="Reasons">Why it is here, the strongest first; <c>look</c> alone where the models are unsure of it, or it is a random look: which is not told.</param>
    /// <param name="Copies">Articles that repeat the story.</param>
    /// <param name="PositionShare">Its share of the statements that a position rests on, 0 to 1.</param>
    /// <param name="Shadow">What a model in the shadow holds instead.</param>
    /// <param name="Marks">What readers wrote who called it wrong.</param>
    /// <param name="Opinions">Those to settle.</param>
    internal sealed record Item(
        string Statement,
        SourcedStatement Record,
        string Context,
        int ContextStart,
        IReadOnlyList<string> Reasons,
        int Copies,
        double PositionShare,
        ShadowOpinion? Shadow,
        IReadOnlyList<string?> Marks,
        IReadOnlyList<ReviewAnswer> Opinions);
}
