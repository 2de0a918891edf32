namespace StanceML.Training;

/// <summary>Lists what is wrong in one comparison.</summary>
internal static class QuoteErrors
{
    public static IEnumerable<QuoteError> Of(QuoteComparison comparison)
    {
        var errors = new List<QuoteError>();
        for (var g = 0; g < comparison.Gold.Count; g++)
        {
            if (comparison.Answers[g] is var p && p >= 0)
            {
                AddFound(comparison, comparison.Gold[g], g, p, errors);
            }
            else
            {
                var near = Nearest(comparison.GoldWords[g], comparison.PredictedWords);
                errors.Add(Error(comparison, QuoteErrorSort.Missed, comparison.Gold[g].Content[0].Start, WithParts(comparison, comparison.Gold[g]),
                    near < 0 ? null : WithParts(comparison, comparison.Predicted[near])));
            }
        }

        foreach (var p in Enumerable.Range(0, comparison.Predicted.Count).Except(comparison.Answers))
        {
            var near = Nearest(comparison.PredictedWords[p], comparison.GoldWords);
            errors.Add(Error(comparison, QuoteErrorSort.Extra, comparison.Predicted[p].Quote.Start,
                near < 0 ? null : WithParts(comparison, comparison.Gold[near]), WithParts(comparison, comparison.Predicted[p])));
        }

        return errors.OrderBy(error => error.Offset);
    }

    private static void AddFound(QuoteComparison comparison, GoldAttribution gold, int g, int p, List<QuoteError> errors)
    {
        var predicted = comparison.Predicted[p];
        var quote = predicted.Quote;
        if (!comparison.PredictedWords[p].SameWords(comparison.GoldWords[g]))
        {
            errors.Add(Error(comparison, QuoteErrorSort.ContentBoundary, gold.Content[0].Start, Words(comparison, gold.Content), Words(comparison, quote.Spans)));
        }

        if (!comparison.CueOf(predicted).SameWords(comparison.Words(gold.Cue)))
        {
            errors.Add(Error(comparison, QuoteErrorSort.Cue, gold.Cue.Concat(gold.Content).First().Start, Words(comparison, gold.Cue), Words(comparison, quote.Cue?.Spans ?? [])));
        }

        if (!comparison.SourceOf(predicted).SameWords(comparison.Words(gold.Source)))
        {
            errors.Add(Error(comparison, QuoteErrorSort.Source, gold.Source.Concat(gold.Content).First().Start, Words(comparison, gold.Source), Words(comparison, quote.Source is { } source ? [source] : [])));
        }

        if (!new SpeakerAnswer(comparison.Document.Text, gold, predicted.Speaker).IsRight)
        {
            errors.Add(Error(comparison, QuoteErrorSort.Speaker, gold.Source.Concat(gold.Content).First().Start, Speaker(comparison, gold), Speaker(comparison, predicted.Speaker)));
        }
    }

    private static QuoteError Error(QuoteComparison comparison, QuoteErrorSort sort, int offset, string? gold, string? found) =>
        new(sort, comparison.Document.Article.Id, offset, gold, found);

    private static int Nearest(ContentWords words, IReadOnlyList<ContentWords> others)
    {
        var (best, nearest) = (0.0, -1);
        for (var i = 0; i < others.Count; i++)
        {
            if (words.Jaccard(others[i]) is var overlap && overlap > best)
            {
                (best, nearest) = (overlap, i);
            }
        }

        return nearest;
    }

    private static string WithParts(QuoteComparison comparison, GoldAttribution gold) =>
        $"{Words(comparison, gold.Source) ?? "-"} / {Words(comparison, gold.Cue) ?? "-"} / {Words(comparison, gold.Content)}";

    private static string WithParts(QuoteComparison comparison, Attribution predicted) =>
        $"{Words(comparison, predicted.Quote.Source is { } source ? [source] : []) ?? "-"} / {Words(comparison, predicted.Quote.Cue?.Spans ?? []) ?? "-"} / {Words(comparison, predicted.Quote.Spans)}";

    private static string? Speaker(QuoteComparison comparison, GoldAttribution gold) => Joined(Words(comparison, gold.Source), gold.Speaker, gold.Actor?.ToString());

    private static string? Speaker(QuoteComparison comparison, Speaker? predicted) =>
        predicted is null ? null : Joined(Words(comparison, predicted.Spans), predicted.Name, predicted.Actor);

    private static string? Joined(params string?[] parts) => parts.All(part => part is null) ? null : string.Join(" = ", parts.Where(part => part is not null).Distinct());

    private static string? Words(QuoteComparison comparison, IReadOnlyList<TextSpan> spans) =>
        spans.Count == 0 ? null : string.Join(" … ", spans.Select(span => span.Of(comparison.Document.Text).ToString()));
}
