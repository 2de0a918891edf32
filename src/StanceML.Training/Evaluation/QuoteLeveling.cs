namespace StanceML.Training;

/// <summary>Brings our quotes to PolNeAR's conventions before they are compared.</summary>
internal static class QuoteLeveling
{
    /// <summary>A sentence that goes on in quotation marks without a cue becomes part of the quote before it.</summary>
    public static IReadOnlyList<Attribution> JoinContinued(Document document, IReadOnlyList<Attribution> attributions)
    {
        var joined = new List<Attribution>(attributions.Count);
        foreach (var attribution in attributions)
        {
            var quote = attribution.Quote;
            if (joined.Count > 0 && joined[^1] is { Quote: { Kind: not QuoteKind.Indirect } before } open && quote.Cue is null && SameParagraph(document, before, quote))
            {
                joined[^1] = open with { Quote = before with { Spans = [.. before.Spans, .. quote.Spans] } };
            }
            else
            {
                joined.Add(attribution);
            }
        }

        return joined;
    }

    /// <summary>The verb of an attitude ("denounced the vote") is taken out of the content it begins.</summary>
    public static IReadOnlyList<TextSpan> WithoutCue(Quote quote)
    {
        if (quote.Cue is not { } cue || cue.Spans[^1].End <= quote.Start || cue.Spans[^1].End >= quote.Spans[0].End || cue.Spans[0].Start >= quote.Spans[0].End)
        {
            return quote.Spans;
        }

        return [new TextSpan(cue.Spans[^1].End, quote.Spans[0].End), .. quote.Spans.Skip(1)];
    }

    private static bool SameParagraph(Document document, Quote before, Quote after) =>
        document.Sentences[document.SentenceAt(before.End - 1)].Paragraph == document.Sentences[document.SentenceAt(after.Start)].Paragraph;
}
