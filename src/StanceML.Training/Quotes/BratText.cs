namespace StanceML.Training;

/// <summary>One way to count a text's offsets, and the way back to UTF-16.</summary>
/// <remarks>
/// brat counts code points, but others' files count UTF-16 units, or line ends as one character although the text has two. The
/// words that the file repeats beside the offsets tell which way it went.
/// </remarks>
internal sealed class BratText
{
    /// <summary>Per offset of the file its UTF-16 position; null when they are the same.</summary>
    private readonly int[]? _units;

    private BratText(string text, int[]? units) => (Text, _units) = (text, units);

    public string Text { get; }

    private int Length => _units is null ? Text.Length : _units.Length - 1;

    /// <summary>Every way to count, the usual one first.</summary>
    public static IEnumerable<BratText> Of(string text)
    {
        var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var one in unix == text ? new[] { text } : [text, unix])
        {
            if (one.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            {
                yield return new BratText(one, CodePoints.Starts(one));
            }

            yield return new BratText(one, null);
        }
    }

    /// <returns>Null when a fragment lies outside the text.</returns>
    public IReadOnlyList<TextSpan>? Spans(BratEntity entity) =>
        entity.Fragments.All(fragment => fragment.Start < fragment.End && fragment.End <= Length)
            ? [.. entity.Fragments.Select(fragment => new TextSpan(Unit(fragment.Start), Unit(fragment.End))).Order()]
            : null;

    /// <summary>Whether the words at the offsets are those that the file repeats, however its lines were broken.</summary>
    public bool Agrees(BratEntity entity) => Spans(entity) is { } spans && SameLetters(string.Concat(spans.Select(span => span.Of(Text).ToString())), entity.Words);

    private static bool SameLetters(string a, string b) => Letters(a).SequenceEqual(Letters(b));

    private static IEnumerable<char> Letters(string text) => text.Where(letter => !char.IsWhiteSpace(letter));

    private int Unit(int offset) => _units is null ? offset : _units[offset];
}
