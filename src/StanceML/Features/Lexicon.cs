using System.Collections.Frozen;

namespace StanceML;

/// <summary>A word list with named categories, read from an embedded file. Immutable.</summary>
/// <remarks>
/// File format: <c>#</c> starts a comment line, <c>[name]</c> a category, any other line is an entry in lower case;
/// a final <c>*</c> matches any ending. At most 64 categories.
/// </remarks>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _beginnings;
    private readonly int _shortest;
    private readonly int _longest;

    private Lexicon(IReadOnlyList<string> categories, Dictionary<string, ulong> words, Dictionary<string, ulong> beginnings)
    {
        Categories = categories;
        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _beginnings = beginnings.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _shortest = beginnings.Count == 0 ? int.MaxValue : beginnings.Keys.Min(key => key.Length);
        _longest = beginnings.Count == 0 ? 0 : beginnings.Keys.Max(key => key.Length);
    }

    /// <summary>Diplomatic English: acts, sides, process, negation, modality.</summary>
    public static Lexicon Stance { get; } = Embedded("stance-lexicon.txt");

    /// <summary>Tone words.</summary>
    public static Lexicon Sentiment { get; } = Embedded("sentiment-lexicon.txt");

    /// <summary>In file order; category <c>i</c> is bit <c>i</c> of what <see cref="Find"/> returns.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <returns>The bit of a category.</returns>
    /// <exception cref="ArgumentException">No such category.</exception>
    public ulong Bit(string category)
    {
        for (var i = 0; i < Categories.Count; i++)
        {
            if (string.Equals(Categories[i], category, StringComparison.Ordinal))
            {
                return 1UL << i;
            }
        }

        throw new ArgumentException($"The lexicon has no category '{category}'.", nameof(category));
    }

    /// <param name="word">In lower case.</param>
    /// <returns>A bit for each category that holds the word; 0 when none does.</returns>
    public ulong Find(ReadOnlySpan<char> word)
    {
        _words.TryGetValue(word, out var found);
        for (var length = _shortest; length <= word.Length && length <= _longest; length++)
        {
            if (_beginnings.TryGetValue(word[..length], out var more))
            {
                found |= more;
            }
        }

        return found;
    }

    private static Lexicon Embedded(string name)
    {
        var categories = new List<string>();
        var words = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var beginnings = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var line in EmbeddedFile.Lines(name))
        {
            if (line[0] == '[')
            {
                categories.Add(line[1..^1]);
                continue;
            }

            var bit = 1UL << (categories.Count - 1);
            var (into, key) = line[^1] == '*' ? (beginnings, line[..^1]) : (words, line);
            into[key] = into.GetValueOrDefault(key) | bit;
        }

        return new Lexicon(categories, words, beginnings);
    }
}
