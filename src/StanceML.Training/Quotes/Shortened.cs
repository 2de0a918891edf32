namespace StanceML.Training;

/// <summary>Long texts cut for messages.</summary>
internal static class Shortened
{
    /// <returns>The text on one line; of a longer one the beginning and the end, for its edges are what is looked at.</returns>
    public static string To(string text, int maxChars)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= maxChars)
        {
            return line;
        }

        var (first, last) = ((maxChars - 1) * 2 / 3, line.Length - ((maxChars - 1) / 3));
        first -= char.IsHighSurrogate(line[first - 1]) ? 1 : 0;
        last += char.IsLowSurrogate(line[last]) ? 1 : 0;
        return $"{line[..first]}…{line[last..]}";
    }
}
