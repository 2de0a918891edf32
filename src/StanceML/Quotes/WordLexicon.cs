namespace StanceML;

/// <summary>What the lists know about a form.</summary>
/// <param name="Verb">The reporting verb of which it is a form; null when it is none.</param>
/// <param name="Noun">The reporting noun; null when it is none.</param>
internal sealed record WordEntry(WordClasses Classes, CueWord? Verb, CueWord? Noun);

/// <summary>The word lists of the extractor. Case does not count. Immutable.</summary>
internal sealed class WordLexicon
{
    private readonly Dictionary<string, WordEntry>.AlternateLookup<ReadOnlySpan<char>> _entries = Load();

    /// <summary>For what no list has.</summary>
    public static readonly WordEntry Unlisted = new(WordClasses.None, null, null);

    /// <summary>Longest entry; longer words are in no list.</summary>
    private const int MaxChars = 18;

    /// <summary>The lists as they ship.</summary>
    public static WordLexicon BuiltIn { get; } = new();

    public IReadOnlyCollection<string> Forms => _entries.Dictionary.Keys;

    /// <returns>Null when no list has the word.</returns>
    public WordEntry? Listed(ReadOnlySpan<char> word) => word.Length <= MaxChars && _entries.TryGetValue(word, out var entry) ? entry : null;

    /// <summary>What its suffix tells of a word that no list has; nothing of a capitalized one.</summary>
    public static WordClasses ClassesBySuffix(ReadOnlySpan<char> word) =>
        word.Length < 5 || !char.IsAsciiLetterLower(word[0]) ? WordClasses.None : word switch
        {
            [.., 'l', 'y'] => WordClasses.Adverb,
            [.., 'i', 'n', 'g'] => WordClasses.VerbIng,
            [.., 'e', 'd'] => WordClasses.VerbPast | WordClasses.Participle,
            _ => WordClasses.None,
        };

    private static Dictionary<string, WordEntry>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        var entries = new Dictionary<string, WordEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in EmbeddedFile.Lines("words.txt"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words[1..])
            {
                Merge(entries, word, new WordEntry(ClassNamed(words[0]), null, null));
            }
        }

        Merge(entries, "to", new WordEntry(WordClasses.To | WordClasses.Preposition, null, null));
        foreach (var verb in EmbeddedFile.Lines("common-verbs.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            MergeForms(entries, verb, null);
        }

        foreach (var (entry, cue) in CueLists.Verbs())
        {
            MergeForms(entries, entry, cue);
        }

        foreach (var cue in CueLists.Nouns())
        {
            Merge(entries, cue.Lemma, new WordEntry(WordClasses.None, null, cue));
        }

        return entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static void MergeForms(Dictionary<string, WordEntry> entries, string verb, CueWord? cue)
    {
        foreach (var (form, @class) in Inflection.FormsOf(verb))
        {
            Merge(entries, form, new WordEntry(@class, cue, null));
        }
    }

    private static void Merge(Dictionary<string, WordEntry> entries, string word, WordEntry entry)
    {
        if (entries.TryGetValue(word, out var known))
        {
            entry = new WordEntry(known.Classes | entry.Classes, Merge(known.Verb, entry.Verb), Merge(known.Noun, entry.Noun));
        }

        entries[word] = entry;
    }

    /// <summary>One form of two verbs (<c>found</c>) keeps the first.</summary>
    private static CueWord? Merge(CueWord? known, CueWord? added) => known ?? added;

    private static WordClasses ClassNamed(string name) => name switch
    {
        "determiner" => WordClasses.Determiner,
        "possessive" => WordClasses.Possessive,
        "pronoun" => WordClasses.Pronoun,
        "object-pronoun" => WordClasses.ObjectPronoun,
        "preposition" => WordClasses.Preposition,
        "conjunction" => WordClasses.Conjunction,
        "subordinator" => WordClasses.Subordinator,
        "wh" => WordClasses.Wh,
        "relative" => WordClasses.Relative,
        "modal" => WordClasses.Modal,
        "be" => WordClasses.Be,
        "have" => WordClasses.Have,
        "do" => WordClasses.Do,
        "not" => WordClasses.Not,
        "adverb" => WordClasses.Adverb,
        "time" => WordClasses.Time,
        _ => throw new InvalidOperationException($"words.txt names an unknown class: {name}"),
    };
}
