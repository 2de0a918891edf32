namespace StanceML;

/// <summary>A target that no catalogue knows: any text. Immutable.</summary>
internal sealed class FreeTarget
{
    /// <summary>Words up to here are compared only where the target has no longer one: <c>of</c>, <c>the</c>.</summary>
    private const int MaxFunctionLetters = 3;

    /// <summary>Words that begin with the same letters, this many, count as one: <c>nuclear power</c>, <c>powers</c>.</summary>
    private const int StemLetters = 5;

    private readonly HashSet<ulong> _stems;

    public FreeTarget(string name)
    {
        var words = new DocumentWords(DocumentReader.Read(new Article("target", name)));
        var all = Enumerable.Range(0, words.Count).Select(i => words[i]).Where(word => word.Kind is TokenKind.Word or TokenKind.Number).ToList();
        var telling = all.Where(word => word.Span.Length > MaxFunctionLetters).ToList();
        _stems = [.. (telling.Count > 0 ? telling : all).Select(word => StemOf(words, word))];
        Name = all.Aggregate(FeatureHash.Basis, (hash, word) => FeatureHash.With(hash, word.Hash));
    }

    /// <summary>Of the folded words in their order.</summary>
    public ulong Name { get; }

    /// <summary>Share of the target's telling words that the statement has, 0 to 1; 1 where its place is marked.</summary>
    public float ShareIn(DocumentWords words, List<Unit> units)
    {
        if (units.Exists(unit => unit.Role == WordRole.Target))
        {
            return 1;
        }

        var found = new HashSet<ulong>();
        foreach (var unit in units)
        {
            if (unit.Role == WordRole.None && unit.Kind is TokenKind.Word or TokenKind.Number
                && StemOf(words, words[unit.WordIndex]) is var stem && _stems.Contains(stem))
            {
                found.Add(stem);
            }
        }

        return _stems.Count == 0 ? 0 : (float)found.Count / _stems.Count;
    }

    private static ulong StemOf(DocumentWords words, in DocumentWords.Word word) => FeatureHash.Of(words.Letters(word, stackalloc char[StemLetters]));
}
