namespace StanceML;

/// <summary>Reported words.</summary>
/// <param name="Spans">In text order, never empty, never overlapping; more than one when a reporting clause or a dash splits the quote.
/// Quotation marks belong to the span.</param>
/// <param name="Cue">The words that report; null when the quote stands alone.</param>
/// <param name="Source">The mention beside the cue that syntax names as the speaker (<c>the Foreign Ministry</c>, <c>he</c>); null when none stands there.</param>
/// <param name="Probability">Calibrated, 0 to 1: that these words are reported words; null when rules alone found them.</param>
public sealed record Quote(IReadOnlyList<TextSpan> Spans, QuoteKind Kind, Cue? Cue, TextSpan? Source, double? Probability = null)
{
    /// <summary>A question put to somebody by one who is not named: <c>Asked whether it would vote, she said no</c>. Nobody's statement.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Told by a speaker of somebody else: the words, the cue and the source stand inside another quote of the text.</summary>
    public bool IsNested { get; init; }

    /// <summary>
    /// What the speaker tells of somebody else, in text order: words of nested quotes of the same text, each with a speaker of its own who does not
    /// speak for the same actor.
    /// </summary>
    public IReadOnlyList<TextSpan> Told { get; init; } = [];

    /// <summary>The spans less <see cref="Told"/>: who tells of a refusal does not refuse. Never empty. Made by <see cref="Telling"/>; a copy with other spans must tell anew.</summary>
    internal IReadOnlyList<TextSpan> OwnSpans { get => field ?? Spans; init; }

    public int Start => Spans[0].Start;

    public int End => Spans[^1].End;

    /// <summary>The quote's words: its spans joined by a space.</summary>
    public string TextIn(string text) => Spans.Count == 1
        ? Spans[0].Of(text).ToString()
        : string.Join(' ', Spans.Select(span => span.Of(text).ToString()));

    /// <param name="told">In text order, not overlapping.</param>
    internal Quote Telling(IReadOnlyList<TextSpan> told) => SpanList.Less(Spans, told) is { Count: > 0 } own ? this with { Told = told, OwnSpans = own } : this;
}
