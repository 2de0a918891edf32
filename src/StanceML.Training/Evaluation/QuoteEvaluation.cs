namespace StanceML.Training;

/// <summary>Measures the quotes of an extractor against annotated articles.</summary>
/// <remarks>
/// Two of our conventions differ from PolNeAR's and are leveled before comparing: a sentence that continues in quotation
/// marks without a cue is a quote of its own with us and part of the quote before it there, so both are joined; and the
/// verb of an attitude ("denounced the vote") is content with us and cue there, so cue words are taken out of the content.
/// </remarks>
public sealed class QuoteEvaluation(Func<Document, IReadOnlyList<Quote>> extract)
{
    /// <summary>Least Jaccard share of words for an overlap.</summary>
    public const double MinOverlap = 0.5;

    public QuoteScores Run(IEnumerable<GoldArticle> articles)
    {
        var tally = new QuoteTally();
        foreach (var gold in articles)
        {
            var document = DocumentReader.Read(gold.Article);
            tally.Add(Compare(document, extract(document), gold.Attributions));
        }

        return tally.ToScores();
    }

    /// <summary>One article: which prediction answers which attribution.</summary>
    public static QuoteComparison Compare(Document document, IReadOnlyList<Quote> quotes, IReadOnlyList<GoldAttribution> attributions)
    {
        var joined = JoinContinued(document, quotes).ToList();
        var predicted = joined.Select(quote => ContentWords.Of(document, WithoutCue(quote))).ToList();
        var gold = attributions.Where(a => a.Content.Count > 0).ToList();
        var goldWords = gold.Select(a => ContentWords.Of(document, a.Content)).ToList();
        return new QuoteComparison(document, joined, predicted, gold, goldWords, Match(predicted, goldWords));
    }

    /// <returns>Per gold attribution the index of its prediction, or -1; best overlaps are taken first.</returns>
    private static int[] Match(List<ContentWords> predicted, List<ContentWords> gold)
    {
        var pairs = new List<(double Overlap, int Predicted, int Gold)>();
        for (var g = 0; g < gold.Count; g++)
        {
            for (var p = 0; p < predicted.Count; p++)
            {
                var overlap = predicted[p].Jaccard(gold[g]);
                if (overlap >= MinOverlap)
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

    private static IEnumerable<Quote> JoinContinued(Document document, IReadOnlyList<Quote> quotes)
    {
        Quote? open = null;
        foreach (var quote in quotes)
        {
            if (open is { Kind: not QuoteKind.Indirect } && quote.Cue is null && SameParagraph(document, open, quote))
            {
                open = open with { Spans = [.. open.Spans, .. quote.Spans] };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = quote;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static bool SameParagraph(Document document, Quote before, Quote after) =>
        document.Sentences[document.SentenceAt(before.End - 1)].Paragraph == document.Sentences[document.SentenceAt(after.Start)].Paragraph;

    private static IReadOnlyList<TextSpan> WithoutCue(Quote quote)
    {
        if (quote.Cue is not { } cue || cue.Spans[^1].End <= quote.Start || cue.Spans[^1].End >= quote.Spans[0].End || cue.Spans[0].Start >= quote.Spans[0].End)
        {
            return quote.Spans;
        }

        return [new TextSpan(cue.Spans[^1].End, quote.Spans[0].End), .. quote.Spans.Skip(1)];
    }
}
