namespace StanceML.Training;

/// <summary>Offsets of corpora made in Python, which count code points.</summary>
internal static class CodePoints
{
    /// <returns>For each code point of the text, and for its end, where it starts in UTF-16. Half of a surrogate pair counts as one.</returns>
    public static int[] Starts(string text)
    {
        var starts = new List<int>(text.Length + 1);
        for (var at = 0; at < text.Length; at += char.IsSurrogatePair(text, at) ? 2 : 1)
        {
            starts.Add(at);
        }

        return [.. starts, text.Length];
    }
}
