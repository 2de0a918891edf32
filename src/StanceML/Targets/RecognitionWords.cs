namespace StanceML;

/// <summary>The word lists of <c>recognition-words.txt</c>. Thread-safe.</summary>
internal sealed class RecognitionWords
{
    private const string Resource = "recognition-words.txt";

    /// <summary>Longer words are in no list.</summary>
    private const int MaxWordChars = 32;

    private readonly Dictionary<string, WordUses> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordUses>.AlternateLookup<ReadOnlySpan<char>> _wordLookup;
    private readonly List<(string Stem, WordUses Uses)>[] _stems = [.. Enumerable.Range(0, 'z' + 1).Select(_ => new List<(string, WordUses)>())];

    private RecognitionWords()
    {
        _wordLookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in EmbeddedFile.Lines(Resource))
        {
            AddRow(line);
        }
    }

    public static RecognitionWords BuiltIn { get; } = new();

    public WordUses Of(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[MaxWordChars];
        if (word.Length > MaxWordChars || word.Length == 0)
        {
            return WordUses.None;
        }

        var lower = buffer[..word.ToLowerInvariant(buffer)];
        var uses = OfWhole(lower);

        // "non-recognition", "pro-independence"
        var hyphen = lower.LastIndexOf('-');
        return hyphen < 0 || hyphen == lower.Length - 1 ? uses : uses | OfWhole(lower[(hyphen + 1)..]);
    }

    private WordUses OfWhole(ReadOnlySpan<char> lower)
    {
        var uses = _wordLookup.TryGetValue(lower, out var exact) ? exact : WordUses.None;
        if (lower[0] < _stems.Length)
        {
            foreach (var (stem, stemUses) in _stems[lower[0]])
            {
                uses |= lower.StartsWith(stem, StringComparison.Ordinal) ? stemUses : WordUses.None;
            }
        }

        return uses;
    }

    private void AddRow(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var use = Enum.Parse<WordUses>(line[..colon], ignoreCase: true);
        foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var lower = word.ToLowerInvariant();
            if (lower[^1] == '*')
            {
                _stems[lower[0]].Add((lower[..^1], use));
            }
            else
            {
                _words[lower] = _words.GetValueOrDefault(lower) | use;
            }
        }
    }
}
