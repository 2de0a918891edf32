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
                Emit(into, OneWord, unit.Hash, i, i + 1);
                continue;
            }

            Emit(into, OneWord, unit.Hash, i, i + 1);
            if (unit.IsNegated)
            {
                Emit(into, NegatedWord, unit.Hash, i, i + 1);
            }

            if (last >= 0)
            {
                var two = FeatureHash.With(units[last].Hash, unit.Hash);
                Emit(into, TwoWords, two, last, i + 1);
                if (beforeLast >= 0)
                {
                    Emit(into, ThreeWords, FeatureHash.With(units[beforeLast].Hash, two), beforeLast, i + 1);
                }
            }

            (beforeLast, last) = (last, i);
        }

        into.Scale(from, 1f);
    }

    private static void Emit(FeatureVector into, ulong kind, ulong hash, int first, int end) =>
        into.Add(FeatureHash.Bucket(FeatureHash.With(kind, hash), StatementFeatures.BucketBits), 1f, first, end);
}
