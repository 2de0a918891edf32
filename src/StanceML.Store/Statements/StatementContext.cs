namespace StanceML.Store;

/// <summary>The words of an article around a statement: enough to judge the quote by.</summary>
internal static class StatementContext
{
    /// <summary>How far the context reaches before and after the statement: about two sentences of news text.</summary>
    private const int MaxCharsEachSide = 320;

    /// <returns>From the paragraph's start to its end, shortened at a space when that is far away.</returns>
    public static TextSpan Around(string text, IReadOnlyList<int[]> spans)
    {
        var start = spans.Min(span => span[0]);
        var end = spans.Max(span => span[1]);
        return new TextSpan(StartBefore(text, start), EndAfter(text, end));
    }

    private static int StartBefore(string text, int position)
    {
        var earliest = Math.Max(0, position - MaxCharsEachSide);
        var before = text.AsSpan(earliest, position - earliest);
        if (before.LastIndexOf("\n") is >= 0 and var line)
        {
            return earliest + line + 1;
        }

        return earliest == 0 ? 0 : earliest + Math.Max(0, before.IndexOf(' ') + 1);
    }

    private static int EndAfter(string text, int position)
    {
        var latest = Math.Min(text.Length, position + MaxCharsEachSide);
        var after = text.AsSpan(position, latest - position);
        if (after.IndexOf("\n") is >= 0 and var line)
        {
            return position + line;
        }

        return latest == text.Length ? latest : position + Math.Max(0, after.LastIndexOf(' '));
    }
}
