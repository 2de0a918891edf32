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

    private readonly FormLines _tags = new(EmbeddedFile.Text("parts-of-speech.txt"));
    private readonly FormLines _senses = new(EmbeddedFile.Text("senses.txt"));

    /// <summary>By the letters themselves, 16 bits each.</summary>
    private readonly Dictionary<ulong, WordTag[]> _endings = [];

    private readonly WordTag[] _unknown;

    private PartOfSpeechLexicon()
    {
        // Endings stand atop the words; that of no letters is for what no other fits.
        Span<WordTag> room = stackalloc WordTag[MostTags];
        foreach (var line in EmbeddedFile.Lines("parts-of-speech.txt").TakeWhile(line => line[0] == '-'))
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            _endings[EndingKey(line.AsSpan(1..end))] = Read(line.AsSpan(end + 1), room).ToArray();
        }

        _unknown = _endings[EndingKey([])];
    }

    public static PartOfSpeechLexicon BuiltIn { get; } = new();

    /// <summary>Files whose forms, in small letters, are known; a form may stand in both.</summary>
    public IEnumerable<FormLines> Files => [_tags, _senses];

    /// <param name="small">In small letters with straight apostrophes.</param>
    /// <param name="isListed">Whether the files may have the word; false saves the look.</param>
    /// <param name="room">For <see cref="MostTags"/>.</param>
    /// <param name="isKnown">Whether the classes are the word's own; else its ending tells them.</param>
    /// <returns>The classes the word may have, at least one, the likeliest first.</returns>
    public ReadOnlySpan<WordTag> TagsOf(ReadOnlySpan<char> small, bool isListed, Span<WordTag> room, out bool isKnown, out WordSenses senses)
    {
        var tags = isListed ? _tags.Find(small) : [];
        var meanings = isListed ? _senses.Find(small) : [];
        if (tags.IsEmpty && meanings.IsEmpty && small.EndsWith("n't"))
        {
            // "don't" and "wasn't" are tagged as their verbs.
            tags = _tags.Find(small[..^3]);
            meanings = _senses.Find(small[..^3]);
        }

        senses = ReadSenses(meanings);
        isKnown = !tags.IsEmpty;
        return isKnown ? Read(tags, room) : ByEnding(small);
    }

    private ReadOnlySpan<WordTag> ByEnding(ReadOnlySpan<char> small)
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

    /// <summary>Leaves out classes that are e⁵ times less likely than the best: they only cost time.</summary>
    /// <param name="fields">Class, cost, class, cost and so on.</param>
    /// <returns>The part of <paramref name="room"/> that was filled.</returns>
    private static ReadOnlySpan<WordTag> Read(ReadOnlySpan<char> fields, Span<WordTag> room)
    {
        const int MaxGap = 40;
        var names = Tags.GetAlternateLookup<ReadOnlySpan<char>>();
        var count = 0;
        for (var parts = fields.Split(' '); parts.MoveNext();)
        {
            var name = fields[parts.Current];
            parts.MoveNext();
            var tag = new WordTag(names[name], ushort.Parse(fields[parts.Current], CultureInfo.InvariantCulture));
            count = Insert(tag, room, count);
        }

        while (room[count - 1].Cost > room[0].Cost + MaxGap)
        {
            count--;
        }

        return room[..count];
    }

    /// <summary>Behind those as likely; the last is lost when there is no room.</summary>
    /// <returns>How many tags there are then.</returns>
    private static int Insert(WordTag tag, Span<WordTag> room, int count)
    {
        var at = count;
        while (at > 0 && room[at - 1].Cost > tag.Cost)
        {
            if (at < room.Length)
            {
                room[at] = room[at - 1];
            }

            at--;
        }

        if (at < room.Length)
        {
            room[at] = tag;
        }

        return Math.Min(count + 1, room.Length);
    }

    /// <param name="fields">A letter and a number each; empty when none is known.</param>
    private static WordSenses ReadSenses(ReadOnlySpan<char> fields)
    {
        Span<byte> verbs = stackalloc byte[2];
        byte noun = 0;
        var count = 0;
        if (fields.IsEmpty)
        {
            return default;
        }

        foreach (var part in fields.Split(' '))
        {
            var field = fields[part];
            var number = byte.Parse(field[1..], CultureInfo.InvariantCulture);
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
}
