namespace StanceML;

/// <summary>Spans in text order that do not overlap each other.</summary>
internal static class SpanList
{
    /// <returns>What is left of the spans without the others. Linear.</returns>
    public static List<TextSpan> Less(IReadOnlyList<TextSpan> spans, IReadOnlyList<TextSpan> others)
    {
        var left = new List<TextSpan>(spans.Count + others.Count);
        var next = 0;
        foreach (var span in spans)
        {
            while (next < others.Count && others[next].End <= span.Start)
            {
                next++;
            }

            var start = span.Start;
            for (var i = next; i < others.Count && others[i].Start < span.End; i++)
            {
                Add(start, others[i].Start);
                start = others[i].End;
            }

            Add(start, span.End);
        }

        return left;

        void Add(int start, int end)
        {
            if (end > start)
            {
                left.Add(new TextSpan(start, end));
            }
        }
    }

    /// <summary>Whether one of the spans shares a character with the other. By bisection.</summary>
    public static bool Touch(IReadOnlyList<TextSpan> spans, TextSpan other)
    {
        var (first, end) = (0, spans.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = spans[middle].End <= other.Start ? (middle + 1, end) : (first, middle);
        }

        return first < spans.Count && spans[first].Overlaps(other);
    }
}
