namespace StanceML;

/// <summary>Makes statements of quotes: the sure ones, and each sentence that goes on in marks after its reporting clause by itself.</summary>
/// <remarks>
/// An annotator marks <c>"We are close," she said. "The rest is commas."</c> as one quote; a reader asks of each sentence what it says.
/// Immutable; safe for concurrent use.
/// </remarks>
/// <param name="minProbability">Quotes less sure are left out; those all in marks, and those that rules alone found, stay.</param>
internal sealed class StatementQuotes(double minProbability)
{
    /// <returns>In text order.</returns>
    public IReadOnlyList<Quote> Choose(Document document, IReadOnlyList<Quote> quotes)
    {
        var chosen = new List<Quote>(quotes.Count);
        foreach (var quote in quotes.Where(quote => quote.Kind == QuoteKind.Direct || quote.Probability is not { } probability || probability >= minProbability))
        {
            AddParts(document, quote, chosen);
        }

        chosen.Sort((left, right) => left.Start.CompareTo(right.Start));
        return chosen;
    }

    private static void AddParts(Document document, Quote quote, List<Quote> into)
    {
        var own = quote.Cue is null ? quote.Spans.Count : OwnSpans(document, quote, quote.Cue);
        into.Add(own == quote.Spans.Count ? quote : quote with { Spans = [.. quote.Spans.Take(own)] });
        into.AddRange(quote.Spans.Skip(own).Select(span => new Quote([span], QuoteKind.Direct, Cue: null, Source: null, quote.Probability)));
    }

    /// <summary>How many spans belong to the cue's own sentence; all when the words only begin after it.</summary>
    private static int OwnSpans(Document document, Quote quote, Cue cue)
    {
        var end = document.SentenceArray[document.SentenceAt(cue.Spans[^1].End - 1)].Span.End;
        var own = 0;
        while (own < quote.Spans.Count && quote.Spans[own].Start < end)
        {
            own++;
        }

        return own == 0 || !quote.Spans.Skip(own).All(span => (Marks.IsDoubleQuote(document.Text[span.Start]) || Marks.IsSingleQuote(document.Text[span.Start]))) ? quote.Spans.Count : own;
    }
}
