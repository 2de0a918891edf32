using System.Collections.Frozen;

namespace StanceML;

/// <summary>Reads the framing of a cue from its verb and the words around it; <c>framing-words.txt</c> names its source.</summary>
internal static class CueFraming
{
    /// <summary><c>has never once falsely</c>: adverbs and auxiliaries before the verb.</summary>
    private const int MaxTokensBefore = 5;

    /// <summary>The noun of an object stands within so many tokens: <c>the long-standing and baseless claim</c>.</summary>
    private const int MaxTokensToNoun = 6;

    private static readonly FrozenDictionary<string, FramingRole>.AlternateLookup<ReadOnlySpan<char>> Words = Read().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="cue">Half-open token ranges, never empty.</param>
    /// <param name="content">Likewise; what the cue reports.</param>
    /// <param name="listed">As the cue list frames the verb.</param>
    public static Framing Of(TaggedDocument text, IReadOnlyList<(int First, int End)> cue, IReadOnlyList<(int First, int End)> content, Framing listed)
    {
        var first = GroupStart(text, cue[0].First);
        var end = cue[0].End;
        var (isNegated, roles) = Around(text, first, end);
        var framing = Denies(text, roles, end, content) ? Framing.Denying
            : (roles & FramingRole.Doubting) != 0 ? Framing.Doubting
            : (roles & FramingRole.Endorsing) != 0 ? Framing.Endorsing
            : listed;
        return !isNegated ? framing
            : framing is Framing.Denying or Framing.Endorsing || IsSilence(text, roles, end, content) ? Framing.Plain
            : Framing.Denying;
    }

    private static int GroupStart(TaggedDocument text, int verb)
    {
        var sentence = text.SentenceOf(verb).FirstToken;
        var first = verb;
        while (first > sentence && verb - first < MaxTokensBefore
            && (text.Is(first - 1, WordClasses.Auxiliary | WordClasses.Not | WordClasses.Adverb) || RoleOf(text, first - 1) is FramingRole.Doubting or FramingRole.Endorsing))
        {
            first--;
        }

        return first;
    }

    private static (bool IsNegated, FramingRole Roles) Around(TaggedDocument text, int first, int end)
    {
        var (isNegated, roles) = (false, FramingRole.None);
        for (var t = first; t < end; t++)
        {
            isNegated ^= text.Is(t, WordClasses.Not);
            roles |= RoleOf(text, t);
        }

        // "said wrongly that": one adverb may follow.
        return (isNegated, end < text.Tokens.Length ? roles | (RoleOf(text, end) & (FramingRole.Doubting | FramingRole.Endorsing)) : roles);
    }

    private static bool Denies(TaggedDocument text, FramingRole roles, int cueEnd, IReadOnlyList<(int First, int End)> content)
    {
        if ((roles & FramingRole.Rejecting) == 0)
        {
            return false;
        }

        if ((roles & FramingRole.Denying) != 0 && cueEnd < text.Tokens.Length && text.IsWord(cueEnd, "that"))
        {
            return true;
        }

        var limit = Math.Min(Math.Min(text.Tokens.Length, cueEnd + MaxTokensToNoun), Math.Max(content[^1].End, cueEnd));
        for (var t = cueEnd; t < limit && !text.Is(t, WordClasses.Comma | WordClasses.EndMark); t++)
        {
            if ((RoleOf(text, t) & FramingRole.Claim) != 0)
            {
                return true;
            }

            if (t > cueEnd && text.Is(t, WordClasses.Preposition | WordClasses.Relative))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary><c>did not say whether</c>, <c>would not comment</c>: nothing was said.</summary>
    private static bool IsSilence(TaggedDocument text, FramingRole roles, int cueEnd, IReadOnlyList<(int First, int End)> content) =>
        (roles & FramingRole.Silent) != 0
        || (RoleOf(text, content[0].First) & FramingRole.Question) != 0
        || (cueEnd < text.Tokens.Length && (RoleOf(text, cueEnd) & FramingRole.Question) != 0);

    private static FramingRole RoleOf(TaggedDocument text, int token) => Words.TryGetValue(text.Word(token), out var role) ? role : FramingRole.None;

    private static FrozenDictionary<string, FramingRole> Read()
    {
        var words = new Dictionary<string, FramingRole>(StringComparer.OrdinalIgnoreCase);
        var role = FramingRole.None;
        foreach (var line in EmbeddedFile.Lines("framing-words.txt"))
        {
            if (line[0] == '[')
            {
                role = Enum.Parse<FramingRole>(line[1..^1], ignoreCase: true);
                continue;
            }

            words[line] = words.GetValueOrDefault(line) | role;
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
