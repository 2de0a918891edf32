namespace StanceML;

/// <summary>
/// Whether a statement says a word of statehood right beside the claimant (<c>Taiwan independence</c>), or is the claimant's recognition itself
/// (<c>Nauru recognises Abkhazia</c>): then it is about the question, however short it is and whatever a model makes of its few words. Safe for
/// concurrent use.
/// </summary>
internal static class PlainTalk
{
    /// <summary>Words this far from the claimant stand beside it; set by hand on the recognition development set.</summary>
    private const int Reach = 6;

    /// <summary>Of the words that count beside a name, "recognize" alone is of recognition: others welcome a state, or are born there.</summary>
    private const WordUses Recognize = WordUses.Beside | WordUses.Recognition;

    public static bool IsPlain(Document document, Quote quote, TargetCandidate candidate) =>
        candidate.Mentions.Any(mention => mention.Role != MentionRole.Parent && (HasCoreAt(document, quote, mention.Span) || IsRecognition(document, quote)));

    private static bool IsRecognition(Document document, Quote quote) =>
        quote.Cue?.Spans.Any(span => document.Entries[document.TokenAt(span.End - 1)].Uses.HasFlag(Recognize)) is true;

    /// <summary>In the statement or its cue: the sentence before may have spoken of another thing.</summary>
    private static bool HasCoreAt(Document document, Quote quote, TextSpan name)
    {
        var first = document.TokenAt(name.Start);
        var last = document.TokenAt(name.End - 1);
        for (var i = Math.Max(0, first - Reach); i <= Math.Min(document.TokenArray.Length - 1, last + Reach); i++)
        {
            if ((document.Entries[i].Uses & WordUses.Core) != 0 && IsSaid(quote, document.TokenArray[i].Span))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSaid(Quote quote, TextSpan word) => SpanList.Touch(quote.OwnSpans, word) || quote.Cue?.Spans.Any(word.Overlaps) is true;
}
