using System.Globalization;

namespace StanceML.Store;

/// <summary>The words that a reviewer marked.</summary>
internal static class ReviewSpans
{
    /// <summary>A quote that a reporter cut into more pieces than this has not been seen.</summary>
    private const int MaxSpans = 20;

    /// <returns>Why these spans are no quote of the article; null when they are.</returns>
    public static string? Problem(IReadOnlyList<int[]> spans, string text)
    {
        if (spans.Count is 0 or > MaxSpans || spans.Any(span => span is not [var start, var end] || start < 0 || end <= start || end > text.Length))
        {
            return string.Create(CultureInfo.InvariantCulture, $"spans are 1 to {MaxSpans} pairs [start,end] within the {text.Length} UTF-16 units of the article");
        }

        if (spans.Zip(spans.Skip(1)).Any(pair => pair.First[1] > pair.Second[0]))
        {
            return "spans overlap or are out of order";
        }

        return spans.Any(span => Splits(text, span[0]) || Splits(text, span[1])) ? "spans cut a character in two" : null;
    }

    /// <summary>As <see cref="Quote.TextIn"/> joins them.</summary>
    public static string Words(IReadOnlyList<int[]> spans, string text) => string.Join(' ', spans.Select(span => text[span[0]..span[1]]));

    private static bool Splits(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsHighSurrogate(text[offset - 1]) && char.IsLowSurrogate(text[offset]);
}
