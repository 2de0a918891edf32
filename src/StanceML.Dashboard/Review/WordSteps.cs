namespace StanceML.Dashboard.Review;

/// <summary>Moves the ends of a quote by a word. A word is a run of characters that are not white space.</summary>
internal static class WordSteps
{
    /// <returns>Where the word before begins; 0 at the text's start.</returns>
    public static int StartBefore(string text, int position)
    {
        var at = Math.Clamp(position, 0, text.Length);
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <returns>Where the next word begins; the text's end when there is none.</returns>
    public static int StartAfter(string text, int position)
    {
        var at = Math.Clamp(position, 0, text.Length);
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <returns>Where the next word ends.</returns>
    public static int EndAfter(string text, int position)
    {
        var at = Math.Clamp(position, 0, text.Length);
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <returns>Where the word before the one that ends here ends.</returns>
    public static int EndBefore(string text, int position)
    {
        var at = StartBefore(text, position);
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <returns>The spans with their first start moved; as they were when nothing of the first would be left.</returns>
    public static IReadOnlyList<int[]> MoveStart(IReadOnlyList<int[]> spans, string text, bool forward)
    {
        var start = forward ? StartAfter(text, spans[0][0]) : StartBefore(text, spans[0][0]);
        return start < spans[0][1] ? [[start, spans[0][1]], .. spans.Skip(1)] : spans;
    }

    /// <returns>The spans with their last end moved; as they were when nothing of the last would be left.</returns>
    public static IReadOnlyList<int[]> MoveEnd(IReadOnlyList<int[]> spans, string text, bool forward)
    {
        var end = forward ? EndAfter(text, spans[^1][1]) : EndBefore(text, spans[^1][1]);
        return end > spans[^1][0] ? [.. spans.SkipLast(1), [spans[^1][0], end]] : spans;
    }

    /// <returns>The words that a selection touches, as one span; null when it holds none.</returns>
    public static IReadOnlyList<int[]>? Of(string text, int start, int end)
    {
        (start, end) = (Math.Clamp(start, 0, text.Length), Math.Clamp(end, 0, text.Length));
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return start == end ? null : [[start > 0 && !char.IsWhiteSpace(text[start - 1]) ? StartBefore(text, start) : start, EndAfter(text, end - 1)]];
    }
}
