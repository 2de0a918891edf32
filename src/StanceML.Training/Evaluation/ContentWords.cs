namespace StanceML.Training;

/// <summary>The words of a content as positions in the text, marks left out.</summary>
public sealed class ContentWords
{
    private readonly HashSet<int> _starts;

    private ContentWords(HashSet<int> starts, IReadOnlyList<TextSpan> cores)
    {
        _starts = starts;
        Cores = cores;
    }

    /// <summary>Each span from its first to its last word, without marks and a leading "that"; empty spans left out.</summary>
    public IReadOnlyList<TextSpan> Cores { get; }

    public static ContentWords Of(Document document, IReadOnlyList<TextSpan> spans)
    {
        var starts = new HashSet<int>();
        var cores = new List<TextSpan>();
        foreach (var span in spans)
        {
            var (first, last) = (-1, -1);
            for (var t = document.TokenAt(span.Start); t < document.Tokens.Count && document.Tokens[t].Span.Start < span.End; t++)
            {
                var token = document.Tokens[t];
                if (token.Kind is not (TokenKind.Word or TokenKind.Number) || (first < 0 && token.Span.Of(document.Text) is "that"))
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

        return new ContentWords(starts, cores);
    }

    public double Jaccard(ContentWords other)
    {
        var shared = _starts.Count < other._starts.Count ? _starts.Count(other._starts.Contains) : other._starts.Count(_starts.Contains);
        var all = _starts.Count + other._starts.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    public bool SameWords(ContentWords other) => _starts.SetEquals(other._starts);
}
