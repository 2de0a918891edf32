namespace StanceML.Training;

/// <summary>Finds the speaker whom the words of a source name by themselves.</summary>
internal static class SourceName
{
    /// <returns>The speaker whose name holds the head of the source, else the only one of that last name; null when neither is there.</returns>
    public static string? Of(string text, IReadOnlyList<TextSpan> source, IReadOnlyList<GoldSpeaker> speakers)
    {
        var words = string.Join(' ', source.Select(span => span.Of(text).ToString()));
        if (speakers.Count == 0 || SourceHead.In(words) is not { } head)
        {
            return null;
        }

        var whole = speakers.Where(speaker => Holds(words, speaker.Name, head)).MaxBy(speaker => speaker.Name.Length);
        return whole?.Name ?? OnlyOneCalled(head.Of(words), speakers);
    }

    private static bool Holds(string words, string name, TextSpan head)
    {
        for (var at = words.IndexOf(name, StringComparison.Ordinal); at >= 0; at = words.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (new TextSpan(at, at + name.Length).Contains(head))
            {
                return true;
            }
        }

        return false;
    }

    private static string? OnlyOneCalled(ReadOnlySpan<char> head, IReadOnlyList<GoldSpeaker> speakers)
    {
        if (!char.IsUpper(head[0]))
        {
            return null;
        }

        string? found = null;
        foreach (var speaker in speakers)
        {
            if (SourceHead.In(speaker.Name) is { } last && last.Of(speaker.Name).SequenceEqual(head))
            {
                if (found is not null)
                {
                    return null;
                }

                found = speaker.Name;
            }
        }

        return found;
    }
}
