using System.Globalization;

namespace StanceML.Training;

/// <summary>The words of a content, cue or source as positions in the text, marks and punctuation left out; of a cue that is a colon, the colon.</summary>
public sealed class ContentWords
{
    /// <summary>Where each word starts, in text order, each once.</summary>
    private readonly int[] _starts;

    private ContentWords(int[] starts, IReadOnlyList<TextSpan> cores)
    {
        _starts = starts;
        Cores = cores;
    }

    /// <summary>Each span from its first to its last word; empty spans left out.</summary>
    public IReadOnlyList<TextSpan> Cores { get; }

    public bool IsEmpty => _starts.Length == 0;

    /// <summary>The same for the same words.</summary>
    internal string Key => string.Join(',', _starts.Select(start => start.ToString(CultureInfo.InvariantCulture)));

    /// <param name="measure">Leveled drops a leading <c>that</c> from each span.</param>
    public static ContentWords Of(Document document, IReadOnlyList<TextSpan> spans, QuoteMeasure measure)
    {
        var starts = new List<int>();
        var cores = new List<TextSpan>();
        foreach (var span in spans)
        {
            var (first, last) = (-1, -1);
            for (var t = document.TokenAt(span.Start); t < document.Tokens.Count && document.Tokens[t].Span.Start < span.End; t++)
            {
                var token = document.Tokens[t];
                if (token.Kind is not (TokenKind.Word or TokenKind.Number)
                    || (measure == QuoteMeasure.Leveled && first < 0 && token.Span.Of(document.Text) is "that"))
                {
                    continue;
                }

                starts.Add(token.Span.Start);
                first = first < 0 ? token.Span.Start : first;
                last = token.Span.End;
            }

            if (first >= 0)
            {
                cores.Add(new TextSpan(first, last));
            }
        }

        return new ContentWords([.. (starts.Count > 0 ? starts : Marks(document, spans)).Distinct().Order()], cores);
    }

    private static List<int> Marks(Document document, IReadOnlyList<TextSpan> spans) =>
        [.. spans.SelectMany(span => document.Tokens.Skip(document.TokenAt(span.Start)).TakeWhile(token => token.Span.Start < span.End)).Select(token => token.Span.Start)];

    /// <summary>Shared words over words of either; 0 when there are none.</summary>
    public double Jaccard(ContentWords other)
    {
        if (IsEmpty || other.IsEmpty || _starts[^1] < other._starts[0] || other._starts[^1] < _starts[0])
        {
            return 0;
        }

        int shared = 0, a = 0, b = 0;
        while (a < _starts.Length && b < other._starts.Length)
        {
            var order = _starts[a].CompareTo(other._starts[b]);
            shared += order == 0 ? 1 : 0;
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
        }

        return (double)shared / (_starts.Length + other._starts.Length - shared);
    }

    public bool SameWords(ContentWords other) => _starts.AsSpan().SequenceEqual(other._starts);
}
