namespace StanceML.Training;

/// <summary>Predicted attributions of one article beside its annotation.</summary>
/// <param name="Gold">The outermost ones that have a content: those inside others' contents are left out, as they are of what is predicted.</param>
/// <param name="Answers">Per gold attribution the index of the prediction that overlaps it, or -1; each prediction answers one at most.</param>
public sealed record QuoteComparison(
    Document Document,
    QuoteMeasure Measure,
    IReadOnlyList<Attribution> Predicted,
    IReadOnlyList<ContentWords> PredictedWords,
    IReadOnlyList<GoldAttribution> Gold,
    IReadOnlyList<ContentWords> GoldWords,
    IReadOnlyList<int> Answers)
{
    public static QuoteComparison Of(Document document, IReadOnlyList<Attribution> predicted, IReadOnlyList<GoldAttribution> attributions, QuoteMeasure measure)
    {
        var isLeveled = measure == QuoteMeasure.Leveled;
        var compared = isLeveled ? QuoteLeveling.JoinContinued(document, predicted) : predicted;
        var words = compared.Select(one => ContentWords.Of(document, isLeveled ? QuoteLeveling.WithoutCue(one.Quote) : one.Quote.Spans, measure)).ToList();
        var gold = OutermostContents.Of(attributions);
        var goldWords = gold.Select(attribution => ContentWords.Of(document, attribution.Content, measure)).ToList();
        return new QuoteComparison(document, measure, compared, words, gold, goldWords, Match(words, goldWords));
    }

    public ContentWords Words(IReadOnlyList<TextSpan> spans) => ContentWords.Of(Document, spans, Measure);

    public ContentWords CueOf(Attribution attribution) => Words(attribution.Quote.Cue?.Spans ?? []);

    public ContentWords SourceOf(Attribution attribution) => Words(attribution.Quote.Source is { } source ? [source] : []);

    /// <summary>Best overlaps are taken first.</summary>
    private static int[] Match(List<ContentWords> predicted, List<ContentWords> gold)
    {
        var pairs = new List<(double Overlap, int Predicted, int Gold)>();
        for (var g = 0; g < gold.Count; g++)
        {
            for (var p = 0; p < predicted.Count; p++)
            {
                var overlap = predicted[p].Jaccard(gold[g]);
                if (overlap >= QuoteEvaluation.MinOverlap)
                {
                    pairs.Add((overlap, p, g));
                }
            }
        }

        var answer = new int[gold.Count];
        Array.Fill(answer, -1);
        var taken = new HashSet<int>();
        foreach (var (_, p, g) in pairs.OrderByDescending(pair => pair.Overlap).ThenBy(pair => pair.Gold).ThenBy(pair => pair.Predicted))
        {
            if (answer[g] < 0 && taken.Add(p))
            {
                answer[g] = p;
            }
        }

        return answer;
    }
}
