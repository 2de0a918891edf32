using System.Buffers;

namespace StanceML;

/// <summary>Finds the paragraphs: lines, or blocks of lines where the text was wrapped to a width.</summary>
internal static class ParagraphSplitter
{
    /// <summary>Lines wrapped by mail programs and agency wires end between these widths (RFC 3676 names 66 to 78).</summary>
    private const int MinWrapChars = 45, MaxWrapChars = 100;

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\u2028\u2029\u0085\f\v");

    /// <returns>From the first to the last visible character of each paragraph, in text order.</returns>
    public static TextSpan[] Split(string text)
    {
        var paragraphs = new List<TextSpan>();
        var block = new List<TextSpan>();
        for (var at = 0; at < text.Length;)
        {
            var end = LineEnd(text, at);
            var line = Trimmed(text, at, end);
            if (line.IsEmpty)
            {
                Close(text, block, paragraphs);
            }
            else
            {
                block.Add(line);
            }

            at = end + 1;
        }

        Close(text, block, paragraphs);
        return [.. paragraphs];
    }

    private static int LineEnd(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny(LineBreaks);
        if (length < 0)
        {
            return text.Length;
        }

        var end = at + length;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 1 : end;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    private static void Close(string text, List<TextSpan> block, List<TextSpan> paragraphs)
    {
        if (block.Count > 1 && IsWrapped(text, block))
        {
            paragraphs.Add(new TextSpan(block[0].Start, block[^1].End));
        }
        else
        {
            paragraphs.AddRange(block);
        }

        block.Clear();
    }

    /// <summary>Whether every line but the last ends where the next word would no longer have fitted.</summary>
    private static bool IsWrapped(string text, List<TextSpan> block)
    {
        var width = block.Max(line => line.Length);
        if (width is < MinWrapChars or > MaxWrapChars)
        {
            return false;
        }

        for (var i = 0; i + 1 < block.Count; i++)
        {
            var word = block[i + 1].Of(text).IndexOf(' ');
            var next = word < 0 ? block[i + 1].Length : word;
            if (block[i].Length + 1 + next < width)
            {
                return false;
            }
        }

        return true;
    }
}
