namespace StanceML.Store;

/// <summary>How far reviewers agree with each other, and with the models.</summary>
/// <param name="Figures">All pairs of reviewers together first, then pair by pair; of each task all labels, then label by label.</param>
/// <param name="Control">One per task that was looked at.</param>
/// <param name="Disputed">Statements whose two opinions differ in something.</param>
/// <param name="Doubled">Statements with two opinions.</param>
public sealed record ReviewAgreement(IReadOnlyList<AgreementFigure> Figures, IReadOnlyList<ControlFigure> Control, int Doubled, int Disputed)
{
    /// <summary>The stance of a statement toward a question that it is not about.</summary>
    public const string NoStance = "none";

    /// <summary>The actor of a statement that speaks for nobody.</summary>
    public const string Nobody = "nobody";

    private static readonly string[] Tasks = ["statement", Labels.StanceTask, Labels.SentimentTask, "actor"];

    /// <param name="decisions">In their order, none undone.</param>
    internal static ReviewAgreement Of(IReadOnlyList<ReviewDecision> decisions)
    {
        var doubled = decisions.GroupBy(decision => decision.Words).SelectMany(Doubles).ToList();
        var together = Tasks.SelectMany(task => FiguresOf(null, task, doubled));
        var byPair = doubled
            .GroupBy(pair => (Least: Min(pair), Most: Max(pair)))
            .OrderBy(group => group.Key.Least, StringComparer.Ordinal).ThenBy(group => group.Key.Most, StringComparer.Ordinal)
            .SelectMany(group => Tasks.SelectMany(task => FiguresOf(ReadersOf(group.First()), task, [.. group.Select(Ordered)])));
        return new ReviewAgreement(
            [.. together, .. byPair],
            [.. Tasks.Select(task => ControlOf(task, decisions)).OfType<ControlFigure>()],
            doubled.Count,
            doubled.Count(pair => !pair.First.Verdict!.AgreesWith(pair.Second.Verdict!)));
    }

    /// <summary>The latest opinion with sight of others before the first blind one, beside the latest blind one of each other reviewer.</summary>
    private static IEnumerable<(ReviewDecision First, ReviewDecision Second)> Doubles(IEnumerable<ReviewDecision> ofStatement)
    {
        var decisions = ofStatement.ToList();
        var first = decisions.TakeWhile(decision => decision.Round != ReviewRound.Blind).LastOrDefault();
        return first is null
            ? []
            : decisions.Where(decision => decision.Round == ReviewRound.Blind && decision.Reviewer.Id != first.Reviewer.Id)
                .GroupBy(decision => decision.Reviewer.Id)
                .Select(blind => (first, blind.Last()));
    }

    private static IEnumerable<AgreementFigure> FiguresOf((Reviewer, Reviewer)? readers, string task, IReadOnlyList<(ReviewDecision First, ReviewDecision Second)> doubled)
    {
        var pairs = doubled.SelectMany(pair => LabelsOf(task, pair.First.Verdict!, pair.Second.Verdict!)).ToList();
        if (CohensKappa.Of(pairs) is not { } all)
        {
            yield break;
        }

        yield return new AgreementFigure(readers, task, null, all);
        foreach (var label in pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Order(StringComparer.Ordinal))
        {
            yield return new AgreementFigure(readers, task, label, CohensKappa.Of([.. pairs.Select(pair => (Against(pair.First, label), Against(pair.Second, label)))])!);
        }
    }

    private static string Against(string given, string label) => given == label ? label : "other";

    private static IEnumerable<(string First, string Second)> LabelsOf(string task, ReviewVerdict one, ReviewVerdict two)
    {
        if (task == Tasks[0])
        {
            return [(Word(one.IsStatement), Word(two.IsStatement))];
        }

        if (!one.IsStatement || !two.IsStatement)
        {
            return [];
        }

        return task switch
        {
            Labels.StanceTask => one.Targets.Concat(two.Targets).Select(target => target.Id).Distinct()
                .Select(question => (one.StanceOn(question) ?? NoStance, two.StanceOn(question) ?? NoStance)),
            Labels.SentimentTask => one.Sentiment is { } first && two.Sentiment is { } second ? [(first, second)] : [],
            _ => [(one.Speaker?.Actor ?? Nobody, two.Speaker?.Actor ?? Nobody)],
        };

        static string Word(bool isStatement) => isStatement ? "yes" : "no";
    }

    private static ControlFigure? ControlOf(string task, IEnumerable<ReviewDecision> decisions)
    {
        // The latest opinion on each: it is the one that counts.
        var pairs = decisions.Where(decision => decision.IsControl && decision.Round != ReviewRound.Blind)
            .GroupBy(decision => decision.Words)
            .SelectMany(ofStatement => LabelsOf(task, ofStatement.Last().Machine!, ofStatement.Last().Verdict!))
            .ToList();
        return pairs.Count == 0 ? null : ControlFigure.Of(task, pairs.Count, pairs.Count(pair => pair.First == pair.Second));
    }

    private static string Min((ReviewDecision First, ReviewDecision Second) pair) => NameOf(Ordered(pair).First);

    private static string Max((ReviewDecision First, ReviewDecision Second) pair) => NameOf(Ordered(pair).Second);

    private static (Reviewer First, Reviewer Second) ReadersOf((ReviewDecision First, ReviewDecision Second) pair) =>
        Ordered(pair) is var (one, two) ? (one.Reviewer, two.Reviewer) : default;

    /// <summary>Two reviewers are one pair, whoever came first.</summary>
    private static (ReviewDecision First, ReviewDecision Second) Ordered((ReviewDecision First, ReviewDecision Second) pair) =>
        string.CompareOrdinal(NameOf(pair.First), NameOf(pair.Second)) <= 0 ? pair : (pair.Second, pair.First);

    /// <summary>Names may be the same; ids tell them apart.</summary>
    private static string NameOf(ReviewDecision decision) => $"{decision.Reviewer.Name}\n{decision.Reviewer.Id}";
}
