using System.Buffers;

namespace StanceML.Training;

/// <summary>Predicted quotes of one article beside its annotation.</summary>
/// <param name="Answers">Per gold attribution the index of the prediction that overlaps it, or -1.</param>
public sealed record QuoteComparison(
    Document Document,
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<ContentWords> QuoteWords,
    IReadOnlyList<GoldAttribution> Gold,
    IReadOnlyList<ContentWords> GoldWords,
    IReadOnlyList<int> Answers)
{
    private static readonly SearchValues<char> DoubleMarks = SearchValues.Create("\"“”„«»");

    /// <summary>Direct when every span stands inside quotation marks, mixed when some marks are in it, else indirect.</summary>
    public QuoteKind KindOf(GoldAttribution gold)
    {
        var text = Document.Text;
        return gold.Content.All(span => OpensQuoted(span.Of(text)) && ClosesQuoted(span.Of(text))) ? QuoteKind.Direct
            : gold.Content.Any(span => HasMark(span.Of(text))) ? QuoteKind.Mixed
            : QuoteKind.Indirect;
    }

    private static bool OpensQuoted(ReadOnlySpan<char> span) => span.Length > 1 && IsMark(span[0]) && span[1..].IndexOfAny("“„«") < 0;

    private static bool ClosesQuoted(ReadOnlySpan<char> span) => IsMark(span.TrimEnd(".,;")[^1]) && !Reopens(span.TrimEnd(".,;"));

    /// <summary>Whether marks close and open again in between: then words stand outside them.</summary>
    private static bool Reopens(ReadOnlySpan<char> span) => span.Length > 2 && span[1..^1].Count('"') >= 2;

    private static bool HasMark(ReadOnlySpan<char> span) => span.IndexOfAny(DoubleMarks) >= 0 || span.IndexOf("''", StringComparison.Ordinal) >= 0;

    private static bool IsMark(char mark) => mark is '"' or '“' or '”' or '„' or '«' or '»' or '\'' or '‘' or '’' or '`';
}
