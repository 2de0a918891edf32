namespace StanceML;

/// <summary>Makes statements of quotes: the sure ones, and each sentence that goes on in marks after its reporting clause by itself.</summary>
/// <remarks>
/// An annotator marks <c>"We are close," she said. "The rest is commas."</c> as one quote; a reader asks of each sentence what it says.
/// Immutable; safe for concurrent use.
/// </remarks>
/// <param name="minProbability">Quotes less sure are left out; those all in marks, and those that rules alone found, stay.</param>
internal sealed class StatementQuotes(double minProbability)
{
    /// <param name="nested">In text order; they may share words. Kept where one part of a statement holds all of it, its cue and its source; what somebody was asked holds none.</param>
    /// <returns>In text order, each that holds others before them.</returns>
    public IReadOnlyList<Quote> Choose(Document document, IReadOnlyList<Quote> quotes, IReadOnlyList<Quote> nested)
    {
        var chosen = Choose(document, quotes);
        if (nested.Count == 0)
        {
            return chosen;
        }

        var all = new List<Quote>(chosen.Count + nested.Count);
        var next = 0;
        for (var i = 0; i < chosen.Count; i++)
        {
            all.Add(chosen[i]);
            var end = i + 1 < chosen.Count ? chosen[i + 1].Start : int.MaxValue;
            for (; next < nested.Count && nested[next].Start < end; next++)
            {
                if (!chosen[i].IsAsked && chosen[i].Spans.Any(span => Holds(span, nested[next])))
                {
                    all.Add(nested[next]);
                }
            }
        }

        return all;
    }

    private static bool Holds(TextSpan span, Quote nested) =>
        span.Contains(nested.Source!.Value) && nested.Spans.All(span.Contains) && nested.Cue!.Spans.All(span.Contains) && nested.Spans[0] != span;

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
