using System.Buffers;

namespace StanceML.Training;

/// <summary>An annotated attribution: who, with which words, reports what. Each list may be empty.</summary>
public sealed record GoldAttribution(IReadOnlyList<TextSpan> Source, IReadOnlyList<TextSpan> Cue, IReadOnlyList<TextSpan> Content)
{
    private static readonly SearchValues<char> DoubleMarks = SearchValues.Create("\"“”„«»");

    /// <summary>Who the source is: <c>Ilse Brandt</c> for <c>she</c>; null when unknown.</summary>
    public string? Speaker { get; init; }

    /// <summary>Whom the speaker speaks for; null when unknown.</summary>
    public GoldActor? Actor { get; init; }

    /// <summary>Where its first span begins; 0 when it has none.</summary>
    public int Start => Source.Concat(Cue).Concat(Content).Select(span => span.Start).DefaultIfEmpty().Min();

    /// <summary>Direct when every span of the content stands inside quotation marks, mixed when some marks are in it, else indirect.</summary>
    public QuoteKind KindIn(string text) =>
        Content.All(span => OpensQuoted(span.Of(text)) && ClosesQuoted(span.Of(text))) ? QuoteKind.Direct
        : Content.Any(span => HasMark(span.Of(text))) ? QuoteKind.Mixed
        : QuoteKind.Indirect;

    private static bool OpensQuoted(ReadOnlySpan<char> span) => span.Length > 1 && IsMark(span[0]) && span[1..].IndexOfAny("“„«") < 0;

    private static bool ClosesQuoted(ReadOnlySpan<char> span) => span.TrimEnd(".,;") is [.., var last] closed && IsMark(last) && !Reopens(closed);

    /// <summary>Whether marks close and open again in between: then words stand outside them.</summary>
    private static bool Reopens(ReadOnlySpan<char> span) => span.Length > 2 && span[1..^1].Count('"') >= 2;

    private static bool HasMark(ReadOnlySpan<char> span) => span.IndexOfAny(DoubleMarks) >= 0 || span.IndexOf("''", StringComparison.Ordinal) >= 0;

    private static bool IsMark(char mark) => mark is '"' or '“' or '”' or '„' or '«' or '»' or '\'' or '‘' or '’' or '`';
}
