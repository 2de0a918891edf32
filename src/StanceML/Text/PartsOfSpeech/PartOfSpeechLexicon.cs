using System.Collections.Frozen;
using System.Globalization;

namespace StanceML;

/// <summary>Which parts of speech a word may have, and how likely the word is under each. The file names its source.</summary>
internal sealed class PartOfSpeechLexicon
{
    /// <summary>Longest word looked up, in UTF-16 units; longer ones go by their ending.</summary>
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

    private static readonly WordTag[] Mark = [new(PartOfSpeech.Mark, 0)];
    private static readonly WordTag[] Number = [new(PartOfSpeech.Number, 0)];
    private static readonly WordTag[] Hyphened = [new(PartOfSpeech.Adjective, 76), new(PartOfSpeech.Noun, 80), new(PartOfSpeech.PluralNoun, 92)];

    private readonly FrozenDictionary<string, LexicalEntry>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<string, WordTag[]>.AlternateLookup<ReadOnlySpan<char>> _endings;
    private readonly WordTag[] _unknown;

    private PartOfSpeechLexicon()
    {
        var words = new Dictionary<string, LexicalEntry>(StringComparer.Ordinal);
        var endings = new Dictionary<string, WordTag[]>(StringComparer.Ordinal);
        foreach (var line in EmbeddedFile.Lines("parts-of-speech.txt"))
        {
            var fields = line.Split(' ');
            if (line[0] == '-')
            {
                endings[fields[0]] = Read(fields);
            }
            else
            {
                words[fields[0]] = new LexicalEntry(Read(fields), default);
            }
        }

        foreach (var fields in EmbeddedFile.Lines("senses.txt").Select(line => line.Split(' ')))
        {
            words[fields[0]] = new LexicalEntry(words.GetValueOrDefault(fields[0]).Tags, ReadSenses(fields));
        }

        _unknown = endings["-"];
        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _endings = endings.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static PartOfSpeechLexicon BuiltIn { get; } = new();

    /// <summary>Writes the classes that the token may have.</summary>
    /// <param name="opens">Whether the token opens its sentence, where a capital says nothing.</param>
    /// <param name="into">Room for as many as any word has, see <see cref="MostTags"/>.</param>
    /// <param name="senses">What kind of act or thing the word names.</param>
    /// <returns>How many were written, at least one.</returns>
    public int TagsOf(ReadOnlySpan<char> word, TokenKind kind, bool opens, Span<WordTag> into, out WordSenses senses)
    {
        senses = default;
        if (kind != TokenKind.Word)
        {
            (kind == TokenKind.Number ? Number : Mark).CopyTo(into);
            return 1;
        }

        Span<char> small = stackalloc char[MaxChars];
        var capital = char.IsUpper(word[0]);
        var entry = Find(word, small);
        senses = entry.Senses;
        var known = entry.Tags;
        var tags = known ?? ByEnding(word);
        if (!capital)
        {
            tags.CopyTo(into);
            return tags.Length;
        }

        return WithName(tags, known is not null, opens, word[^1] == 's', into);
    }

    /// <summary>Most classes of one word, a name added.</summary>
    public const int MostTags = 12;

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

    private LexicalEntry Find(ReadOnlySpan<char> word, Span<char> small)
    {
        if (word.Length > MaxChars)
        {
            return default;
        }

        for (var i = 0; i < word.Length; i++)
        {
            small[i] = word[i] == '’' ? '\'' : char.ToLowerInvariant(word[i]);
        }

        var form = small[..word.Length];
        if (_words.TryGetValue(form, out var entry))
        {
            return entry;
        }

        // "don't" and "wasn't" are tagged as their verbs.
        return form.EndsWith("n't") && _words.TryGetValue(form[..^3], out entry) ? entry : default;
    }

    private WordTag[] ByEnding(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word[1..^1].IndexOfAny('-', '‑', '–') >= 0)
        {
            return Hyphened;
        }

        Span<char> key = stackalloc char[LongestEnding + 1];
        key[0] = '-';
        for (var chars = Math.Min(LongestEnding, word.Length - 2); chars > 0; chars--)
        {
            word[^chars..].ToLowerInvariant(key[1..]);
            if (_endings.TryGetValue(key[..(chars + 1)], out var tags))
            {
                return tags;
            }
        }

        return _unknown;
    }

    private static WordTag[] Read(string[] fields)
    {
        var tags = new WordTag[fields.Length / 2];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = new WordTag((PartOfSpeech)Array.IndexOf(Names, fields[(2 * i) + 1]), ushort.Parse(fields[(2 * i) + 2], CultureInfo.InvariantCulture));
        }

        return tags;
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
