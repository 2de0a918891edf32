namespace StanceML.Store;

/// <summary>Where the decisions on a statement leave it.</summary>
/// <param name="Ruling">The decision that counts; null when none does, and what the models judged stands.</param>
/// <param name="OpinionOf">Whose opinion there is, while a second one is awaited.</param>
internal sealed record ReviewStanding(ReviewState State, ReviewDecision? Ruling, string? OpinionOf = null)
{
    /// <summary>
    /// The latest decision with sight of those before rules; a blind one only where nothing else is left. Blind opinions beside it have to agree
    /// with it, or somebody settles them.
    /// </summary>
    /// <param name="decisions">On one statement, in their order.</param>
    /// <param name="isSampled">Whether a second opinion is wanted.</param>
    public static ReviewStanding Of(IEnumerable<ReviewDecision> decisions, bool isSampled)
    {
        var opinions = decisions.Where(decision => decision is { Verdict: not null, UndoneBy: null }).ToList();
        var ruling = opinions.LastOrDefault(decision => decision.Round != ReviewRound.Blind) ?? opinions.LastOrDefault();
        if (ruling is null)
        {
            return new ReviewStanding(ReviewState.Open, null);
        }

        var others = opinions.Where(decision => decision.Reviewer.Id != ruling.Reviewer.Id).ToList();
        var blind = others.Where(decision => decision.Round == ReviewRound.Blind).ToList();
        if (ruling.Round == ReviewRound.Adjudication || ruling.CopyOf is not null)
        {
            return new ReviewStanding(ReviewState.Done, ruling);
        }

        if (blind.Count > 0)
        {
            return new ReviewStanding(blind.TrueForAll(decision => decision.Verdict!.AgreesWith(ruling.Verdict!)) ? ReviewState.Done : ReviewState.Dispute, ruling);
        }

        return isSampled && others.Count == 0
            ? new ReviewStanding(ReviewState.Second, ruling, ruling.Reviewer.Id)
            : new ReviewStanding(ReviewState.Done, ruling);
    }
}
