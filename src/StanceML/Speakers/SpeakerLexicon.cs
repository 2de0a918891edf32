namespace StanceML;

/// <summary>The word lists of attribution, looked up one word at a time.</summary>
/// <remarks>Immutable; safe for concurrent use. Each list names its source.</remarks>
internal sealed class SpeakerLexicon
{
    private readonly Dictionary<string, WordTraits> _traits = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, WordTraits>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, string> _homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _homeLookup;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _homeSigns;

    private SpeakerLexicon()
    {
        Read("roles.txt");
        Read("institutions.txt");
        Read("speaker-words.txt");
        Read("given-names.txt");
        ReadHomes();
        _lookup = _traits.GetAlternateLookup<ReadOnlySpan<char>>();
        _homeLookup = _homes.GetAlternateLookup<ReadOnlySpan<char>>();
        _homeSigns = new HashSet<string>(_homes.Keys, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The lists as they ship.</summary>
    public static SpeakerLexicon BuiltIn { get; } = new();

    /// <summary>All words of the lists.</summary>
    public IEnumerable<string> Forms => _traits.Keys.Concat(_homes.Keys);

    /// <param name="isListed">Whether the lists may have the whole word; false saves the look.</param>
    public WordTraits Of(ReadOnlySpan<char> word, bool isListed)
    {
        if (word.Length > 0 && word[^1] == '.' && _lookup.TryGetValue(word[..^1], out var abbreviated))
        {
            return abbreviated;
        }

        if (isListed && _lookup.TryGetValue(word, out var traits))
        {
            return traits;
        }

        var hyphen = word.LastIndexOf('-');
        return hyphen > 0 && _lookup.TryGetValue(word[(hyphen + 1)..], out var tail) ? tail & ~(WordTraits.GivenName | WordTraits.Function) : WordTraits.None;
    }

    /// <summary>Whether <see cref="HomeOf"/> knows the word in this or another case.</summary>
    public bool HasHomeSign(ReadOnlySpan<char> word) => _homeSigns.Contains(word);

    /// <summary>The country whose articles use the word; null for most words.</summary>
    public string? HomeOf(ReadOnlySpan<char> word) => _homeLookup.TryGetValue(word, out var country) ? country : null;

    private static string Plural(string noun) => noun switch
    {
        _ when noun.EndsWith("woman", StringComparison.Ordinal) || noun.EndsWith("man", StringComparison.Ordinal) => noun[..^2] + "en",
        _ when noun.EndsWith("wife", StringComparison.Ordinal) => noun[..^2] + "ves",
        _ when noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith("ss", StringComparison.Ordinal) || noun.EndsWith('s') => noun + "es",
        _ when noun.EndsWith('y') && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) => noun[..^1] + "ies",
        _ => noun + "s",
    };

    private static WordTraits Section(string name, string file) => name switch
    {
        "office" => WordTraits.Office,
        "voice" => WordTraits.Voice,
        "nobody" => WordTraits.Nobody,
        "state" => WordTraits.StateBody,
        "body" => WordTraits.Body,
        "document" => WordTraits.Document,
        "banner" => WordTraits.Document | WordTraits.Banner,
        "function" => WordTraits.Function,
        "preposition" => WordTraits.Preposition | WordTraits.Function,
        "auxiliary" => WordTraits.Auxiliary,
        "time" => WordTraits.Time,
        "pronoun" => WordTraits.Pronoun | WordTraits.Function,
        "portfolio" => WordTraits.Portfolio,
        "given-title" => WordTraits.GivenTitle,
        "duty" => WordTraits.Duty,
        "class" => WordTraits.Class,
        "determiner" => WordTraits.Determiner,
        "first-person" => WordTraits.FirstPerson,
        "relative" => WordTraits.Relative,
        "number" => WordTraits.Number,
        "chamber" => WordTraits.Chamber,
        "local" => WordTraits.Local,
        "legislator" => WordTraits.Legislator,
        "modifier" => WordTraits.Modifier,
        "honorific" => WordTraits.Honorific,
        "particle" => WordTraits.Particle,
        "m" => WordTraits.GivenName | WordTraits.Masculine,
        "f" => WordTraits.GivenName | WordTraits.Feminine,
        "either" => WordTraits.GivenName,
        _ => throw new InvalidDataException($"{file}: section [{name}] is unknown"),
    };

    private void Read(string file)
    {
        var section = WordTraits.None;
        foreach (var line in EmbeddedFile.Lines(file))
        {
            if (line[0] == '[')
            {
                section = Section(line[1..^1], file);
                continue;
            }

            var words = line.Split(' ');
            var gender = words.Length < 2 ? WordTraits.None : words[1] == "m" ? WordTraits.Masculine : WordTraits.Feminine;
            Add(words[0], section | gender);
            if ((section & (WordTraits.Role | WordTraits.Institution | WordTraits.Document)) != 0)
            {
                Add(Plural(words[0]), section | gender | WordTraits.Plural);
            }
        }
    }

    private void ReadHomes()
    {
        var country = "";
        foreach (var line in EmbeddedFile.Lines("home-signs.txt"))
        {
            if (line[0] == '[')
            {
                country = line[1..^1];
                continue;
            }

            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                _homes.TryAdd(word, country);
            }
        }
    }

    private void Add(string word, WordTraits traits) =>
        _traits[word] = _traits.GetValueOrDefault(word) | traits;
}
