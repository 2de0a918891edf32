using System.Globalization;

namespace StanceML;

/// <summary>Which parts of speech a word may have, and how likely the word is under each. The file names its source.</summary>
internal sealed class PartOfSpeechLexicon
{
    /// <summary>Most classes of one word.</summary>
    public const int MostTags = 5;

    private const int LongestEnding = 4;

    private static readonly string[] Names =
    [
        "nn", "punc", "nnp", "dt", "in", "jj", "nns", "cd", "rb", "vbd", "vb", "prp", "cc", "of", "to", "vbz", "vbn", "vbg", "vbp",
        "md", "pos", "wdt", "jjr", "wp", "nnps", "wrb", "jjs", "rbr", "rp", "ex", "rbs", "pdt", "fw", "1", "uh", "sym", "ls", "2",
    ];

    private static readonly Dictionary<string, PartOfSpeech> Tags = Names.Select((name, i) => (name, i)).ToDictionary(one => one.name, one => (PartOfSpeech)one.i, StringComparer.Ordinal);

    private static readonly WordTag[] Hyphened = [new(PartOfSpeech.Adjective, 76), new(PartOfSpeech.Noun, 80), new(PartOfSpeech.PluralNoun, 92)];

    private readonly Dictionary<string, WordStatistics> _words = new(50_000, StringComparer.Ordinal);
    private readonly Dictionary<string, WordStatistics>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>By the letters themselves, 16 bits each.</summary>
    private readonly Dictionary<ulong, WordTag[]> _endings = [];

    private readonly WordTag[] _unknown;

    private PartOfSpeechLexicon()
    {
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _unknown = [];
        foreach (var fields in EmbeddedFile.Lines("parts-of-speech.txt").Select(line => line.Split(' ')))
        {
            if (fields[0] == "-")
            {
                _unknown = Read(fields);
            }
            else if (fields[0][0] == '-')
            {
                _endings[EndingKey(fields[0].AsSpan(1))] = Read(fields);
            }
            else
            {
                _words[fields[0]] = new WordStatistics(Read(fields), default);
            }
        }

        foreach (var fields in EmbeddedFile.Lines("senses.txt").Select(line => line.Split(' ')))
        {
            _words[fields[0]] = _words.GetValueOrDefault(fields[0]) with { Senses = ReadSenses(fields) };
        }
    }

    public static PartOfSpeechLexicon BuiltIn { get; } = new();

    /// <summary>The forms that the files list, in small letters.</summary>
    public IReadOnlyCollection<string> Forms => _words.Keys;

    /// <summary>How rare a listed form is, roughly: the cost of its likeliest class; <see cref="ushort.MaxValue"/> when the file has none.</summary>
    public int CostOf(string form) => _words.TryGetValue(form, out var word) && word.Tags is [var likeliest, ..] ? likeliest.Cost : ushort.MaxValue;

    /// <param name="small">In small letters with straight apostrophes.</param>
    /// <param name="isListed">Whether the files may have the word; false saves the look.</param>
    /// <param name="isKnown">Whether the classes are the word's own; else its ending tells them.</param>
    /// <returns>The classes the word may have, at least one.</returns>
    public WordTag[] TagsOf(ReadOnlySpan<char> small, bool isListed, out bool isKnown, out WordSenses senses)
    {
        var word = Find(small, isListed);
        senses = word.Senses;
        isKnown = word.Tags is not null;
        return word.Tags ?? ByEnding(small);
    }

    private WordStatistics Find(ReadOnlySpan<char> small, bool isListed)
    {
        if (isListed && _lookup.TryGetValue(small, out var word))
        {
            return word;
        }

        // "don't" and "wasn't" are tagged as their verbs.
        return small.EndsWith("n't") && _lookup.TryGetValue(small[..^3], out word) ? word : default;
    }

    private WordTag[] ByEnding(ReadOnlySpan<char> small)
    {
        if (small.Length > 4 && small[1..^1].IndexOfAny('-', '‑', '–') >= 0)
        {
            return Hyphened;
        }

        for (var chars = Math.Min(LongestEnding, small.Length - 2); chars > 0; chars--)
        {
            if (_endings.TryGetValue(EndingKey(small[^chars..]), out var tags))
            {
                return tags;
            }
        }

        return _unknown;
    }

    private static ulong EndingKey(ReadOnlySpan<char> ending)
    {
        ulong key = 0;
        foreach (var letter in ending)
        {
            key = (key << 16) | letter;
        }

        return key;
    }

    private static WordTag[] Read(string[] fields)
    {
        var tags = new WordTag[fields.Length / 2];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = new WordTag(Tags[fields[(2 * i) + 1]], ushort.Parse(fields[(2 * i) + 2], CultureInfo.InvariantCulture));
        }

        return Likely(tags);
    }

    /// <summary>Without classes that are e⁵ times less likely than the best: they only cost time.</summary>
    private static WordTag[] Likely(WordTag[] tags)
    {
        if (tags.Length == 1)
        {
            return tags;
        }

        const int MaxGap = 40;
        var best = tags.Min(tag => tag.Cost);
        return [.. tags.Where(tag => tag.Cost <= best + MaxGap).OrderBy(tag => tag.Cost).Take(MostTags)];
    }

    private static WordSenses ReadSenses(string[] fields)
    {
        Span<byte> verbs = stackalloc byte[2];
        byte noun = 0;
        var count = 0;
        foreach (var field in fields.AsSpan(1))
        {
            var number = byte.Parse(field.AsSpan(1), CultureInfo.InvariantCulture);
            if (field[0] == 'n')
            {
                noun = number;
            }
            else
            {
                verbs[count++] = number;
            }
        }

        return new WordSenses(verbs[0], verbs[1], noun);
    }

    /// <param name="Tags">Null for a word whose senses are known and nothing else.</param>
    private readonly record struct WordStatistics(WordTag[]? Tags, WordSenses Senses);
}
