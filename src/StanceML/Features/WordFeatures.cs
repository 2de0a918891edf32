namespace StanceML;

/// <summary>Runs of one to three words, and single words under negation.</summary>
internal static class WordFeatures
{
    private const ulong OneWord = 1;
    private const ulong TwoWords = 2;
    private const ulong ThreeWords = 3;
    private const ulong NegatedWord = 4;

    public static void Add(List<Unit> units, FeatureVector into)
    {
        var from = into.Count;
        int last = -1, beforeLast = -1;
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            if (!unit.IsWord && unit.Kind == TokenKind.Punctuation)
            {
                into.Add(OneWord, unit.Hash, i, i + 1);
                continue;
            }

            into.Add(OneWord, unit.Hash, i, i + 1);
            if (unit.IsNegated)
            {
                into.Add(NegatedWord, unit.Hash, i, i + 1);
            }

            if (last >= 0)
            {
                var two = FeatureHash.With(units[last].Hash, unit.Hash);
                into.Add(TwoWords, two, last, i + 1);
                if (beforeLast >= 0)
                {
                    into.Add(ThreeWords, FeatureHash.With(units[beforeLast].Hash, two), beforeLast, i + 1);
                }
            }

            (beforeLast, last) = (last, i);
        }

        into.Scale(from, 1f);
    }
}
