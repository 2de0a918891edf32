using System.Globalization;

namespace StanceML;

/// <summary>Which parts of speech a word may have, and how likely the word is under each. The file names its source.</summary>
internal sealed class PartOfSpeechLexicon
{
    /// <summary>Of a longer word only so many letters count, in UTF-16 units.</summary>
    private const int MaxChars = 24;

    private const int LongestEnding = 4;

    /// <summary>A word that the file knows only in small letters may still be a name: as likely as a rare one.</summary>
    private const ushort NameCost = 84;

    /// <summary>What a capital inside a sentence costs every class but names (-8 ln of about 1/400).</summary>
    private const ushort CapitalCost = 48;

    private static readonly string[] Names =
    [
        "nn", "punc", "nnp", "dt", "in", "jj", "nns", "cd", "rb", "vbd", "vb", "prp", "cc", "of", "to", "vbz", "vbn", "vbg", "vbp",
        "md", "pos", "wdt", "jjr", "wp", "nnps", "wrb", "jjs", "rbr", "rp", "ex", "rbs", "pdt", "fw", "1", "uh", "sym", "ls", "2",
    ];

    private static readonly Dictionary<string, PartOfSpeech> Tags = Names.Select((name, i) => (name, i)).ToDictionary(one => one.name, one => (PartOfSpeech)one.i, StringComparer.Ordinal);

    private static readonly WordTag Mark = new(PartOfSpeech.Mark, 0);
    private static readonly WordTag Number = new(PartOfSpeech.Number, 0);
    private static readonly WordTag[] Hyphened = [new(PartOfSpeech.Adjective, 76), new(PartOfSpeech.Noun, 80), new(PartOfSpeech.PluralNoun, 92)];

    /// <summary>By <see cref="FeatureHash.Of"/>: 64 bits tell any words apart.</summary>
    private readonly Dictionary<ulong, LexicalEntry> _words = new(50_000);

    /// <summary>By the letters themselves, 16 bits each.</summary>
    private readonly Dictionary<ulong, WordTag[]> _endings = [];

    private readonly WordTag[] _unknown;

    private PartOfSpeechLexicon()
    {
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
                _words[FeatureHash.Of(fields[0])] = new LexicalEntry(Read(fields), default);
            }
        }

        foreach (var fields in EmbeddedFile.Lines("senses.txt").Select(line => line.Split(' ')))
        {
            var key = FeatureHash.Of(fields[0]);
            _words[key] = new LexicalEntry(_words.GetValueOrDefault(key).Tags, ReadSenses(fields));
        }
    }

    public static PartOfSpeechLexicon BuiltIn { get; } = new();

    /// <summary>Writes the classes that the token may have.</summary>
    /// <param name="opens">Whether the token opens its sentence, where a capital says nothing.</param>
    /// <param name="into">Room for as many as any word has, see <see cref="MostTags"/>.</param>
    /// <param name="tagged">The word's hash and senses.</param>
    /// <returns>How many were written, at least one.</returns>
    public int TagsOf(ReadOnlySpan<char> word, TokenKind kind, bool opens, Span<WordTag> into, out TaggedWord tagged)
    {
        Span<char> letters = stackalloc char[MaxChars];
        var small = ToSmall(word, letters, out var hash);
        if (kind != TokenKind.Word)
        {
            tagged = new TaggedWord(PartOfSpeech.Mark, default, hash);
            into[0] = kind == TokenKind.Number ? Number : Mark;
            return 1;
        }

        var entry = Find(small, hash);
        tagged = new TaggedWord(PartOfSpeech.Mark, entry.Senses, hash);
        var tags = entry.Tags ?? ByEnding(small);
        if (!char.IsUpper(word[0]))
        {
            tags.CopyTo(into);
            return tags.Length;
        }

        return WithName(tags, entry.Tags is not null, opens, word[^1] == 's', into);
    }

    /// <summary>Most classes of one word, a name added.</summary>
    public const int MostTags = 6;

    private static int WithName(WordTag[] tags, bool known, bool opens, bool plural, Span<WordTag> into)
    {
        var count = 0;
        var named = false;
        foreach (var tag in tags)
        {
            var isName = tag.Tag is PartOfSpeech.Name or PartOfSpeech.PluralName;
            named |= isName;
            into[count++] = isName || opens ? tag : tag with { Cost = (ushort)(tag.Cost + CapitalCost) };
        }

        if (!named && (!opens || !known))
        {
            into[count++] = new WordTag(plural && known ? PartOfSpeech.PluralName : PartOfSpeech.Name, (ushort)(known ? NameCost + 8 : opens ? NameCost - 16 : NameCost));
        }

        return count;
    }

    /// <summary>The word, or as much of it as counts, in small letters with plain apostrophes.</summary>
    /// <param name="hash"><see cref="FeatureHash.Of"/> of it.</param>
    private static ReadOnlySpan<char> ToSmall(ReadOnlySpan<char> word, Span<char> letters, out ulong hash)
    {
        hash = FeatureHash.Basis;
        var length = Math.Min(word.Length, letters.Length);
        for (var i = 0; i < length; i++)
        {
            var letter = word[i];
            letter = letter is >= 'a' and <= 'z' ? letter
                : letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20)
                : letter == '’' ? '\''
                : char.ToLowerInvariant(letter);
            letters[i] = letter;
            hash = FeatureHash.Next(hash, letter);
        }

        return letters[..length];
    }

    private LexicalEntry Find(ReadOnlySpan<char> small, ulong hash)
    {
        if (_words.TryGetValue(hash, out var entry))
        {
            return entry;
        }

        // "don't" and "wasn't" are tagged as their verbs.
        return small.EndsWith("n't") && _words.TryGetValue(FeatureHash.Of(small[..^3]), out entry) ? entry : default;
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
        const int Most = 5;
        var best = tags.Min(tag => tag.Cost);
        return [.. tags.Where(tag => tag.Cost <= best + MaxGap).OrderBy(tag => tag.Cost).Take(Most)];
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
    private readonly record struct LexicalEntry(WordTag[]? Tags, WordSenses Senses);
}
