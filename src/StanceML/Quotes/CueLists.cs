namespace StanceML;

/// <summary>Reads the cue lists; their sources stand atop the files.</summary>
internal static class CueLists
{
    /// <returns>Each verb's list entry, with all its lines merged.</returns>
    public static IReadOnlyCollection<(string Entry, CueWord Cue)> Verbs()
    {
        var verbs = new Dictionary<string, (string Entry, CueWord Cue)>(StringComparer.Ordinal);
        foreach (var (entry, cue) in Entries("reporting-verbs.txt"))
        {
            verbs[cue.Lemma] = verbs.TryGetValue(cue.Lemma, out var known)
                ? (known.Entry.Length >= entry.Length ? known.Entry : entry, known.Cue.With(cue))
                : (entry, cue);
        }

        return verbs.Values;
    }

    public static IReadOnlyCollection<CueWord> Nouns()
    {
        var nouns = new Dictionary<string, CueWord>(StringComparer.Ordinal);
        foreach (var (_, cue) in Entries("cue-nouns.txt"))
        {
            nouns[cue.Lemma] = nouns.TryGetValue(cue.Lemma, out var known) ? known.With(cue) : cue;
        }

        return nouns.Values;
    }

    private static IEnumerable<(string Entry, CueWord Cue)> Entries(string list)
    {
        foreach (var line in EmbeddedFile.Lines(list))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            var framing = Enum.Parse<Framing>(parts[0], ignoreCase: true);
            var (frames, prepositions, isSpeech) = FramesOf(parts[1], list);
            foreach (var entry in parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return (entry, new CueWord(Inflection.LemmaOf(entry), frames, framing, prepositions, isSpeech));
            }
        }
    }

    private static (FrameSet Frames, string[] Prepositions, bool IsSpeech) FramesOf(string words, string list)
    {
        var frames = FrameSet.None;
        var prepositions = new List<string>();
        var isSpeech = false;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith(':'))
            {
                frames |= FrameSet.Preposition;
                prepositions.Add(word[1..]);
            }
            else if (word == "speech")
            {
                isSpeech = true;
            }
            else
            {
                frames |= FrameNamed(word, list);
            }
        }

        return (frames, [.. prepositions], isSpeech);
    }

    private static FrameSet FrameNamed(string word, string list) => word switch
    {
        "that" or "clause" => FrameSet.Clause,
        "object" => FrameSet.Object,
        "topic" => FrameSet.Topic,
        "infinitive" => FrameSet.Infinitive,
        "person" => FrameSet.Person,
        "urge" => FrameSet.Urge,
        "accuse" => FrameSet.Accuse,
        "as" => FrameSet.As,
        "predicate" => FrameSet.Predicate,
        "intransitive" => FrameSet.Intransitive,
        "label" => FrameSet.Label,
        "bare" => FrameSet.Bare,
        "silence" => FrameSet.Silence,
        "whole" => FrameSet.Whole,
        _ => throw new InvalidOperationException($"{list} names an unknown frame: {word}"),
    };
}
