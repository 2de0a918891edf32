namespace StanceML.Training;

/// <summary>Whether the speaker of a found quote is the annotated one. Each answer is null where the annotation does not say.</summary>
internal readonly struct SpeakerAnswer(string text, GoldAttribution gold, Speaker? predicted)
{
    /// <summary>The predicted mention, or the name it was resolved to, holds the head word of the gold source.</summary>
    public bool? IsLinked
    {
        get
        {
            var source = Words(gold.Source);
            return SourceHead.In(source) is not { } head ? null
                : predicted is not null && (HoldsWord(Words(predicted.Spans), head.Of(source)) || HoldsWord(predicted.Name, head.Of(source)));
        }
    }

    public bool? HasName => gold.Speaker is { } name ? SpeakerNames.AreSame(predicted?.Name, name) : null;

    public bool? HasActor => gold.Actor is { } actor ? predicted is not null && predicted.Actor == actor.Id : null;

    /// <summary>Right in everything that the annotation says.</summary>
    public bool IsRight => IsLinked != false && HasName != false && HasActor != false;

    private string Words(IReadOnlyList<TextSpan> spans)
    {
        var from = text;
        return string.Join(' ', spans.Select(span => span.Of(from).ToString()));
    }

    private static bool HoldsWord(ReadOnlySpan<char> words, ReadOnlySpan<char> word)
    {
        for (var from = 0; from < words.Length;)
        {
            var at = words[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            var (start, end) = (from + at, from + at + word.Length);
            if ((start == 0 || !char.IsLetterOrDigit(words[start - 1])) && (end == words.Length || !char.IsLetterOrDigit(words[end])))
            {
                return true;
            }

            from = start + 1;
        }

        return false;
    }
}
