using System.Collections.Frozen;

namespace StanceML;

/// <summary>How a word that takes a point behaves before the next word.</summary>
internal enum AbbreviationKind
{
    /// <summary>Not an abbreviation: a point after it ends the sentence.</summary>
    None,

    /// <summary>Goes before a name (<c>Mr.</c>): its point never ends a sentence.</summary>
    BeforeName,

    /// <summary>Goes before a number (<c>No. 5</c>); before anything else it is an ordinary word.</summary>
    BeforeNumber,

    /// <summary>May stand last (<c>Inc.</c>, <c>a.m.</c>): the next word decides.</summary>
    MayEnd,
}

/// <summary>The abbreviations of <c>abbreviations.txt</c>, without their last point.</summary>
internal static class Abbreviations
{
    private static readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> Kinds = Load();

    /// <summary>Longest entry of the list; longer words are none.</summary>
    private const int MaxChars = 8;

    public static AbbreviationKind KindOf(ReadOnlySpan<char> word) =>
        word.Length <= MaxChars && Kinds.TryGetValue(word, out var kind) ? kind : AbbreviationKind.None;

    private static FrozenDictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        var kinds = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        foreach (var line in EmbeddedFile.Lines("abbreviations.txt"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var kind = words[0] switch
            {
                "before-name" => AbbreviationKind.BeforeName,
                "before-number" => AbbreviationKind.BeforeNumber,
                _ => AbbreviationKind.MayEnd,
            };
            foreach (var word in words[1..])
            {
                kinds[word] = kind;
            }
        }

        return kinds.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
