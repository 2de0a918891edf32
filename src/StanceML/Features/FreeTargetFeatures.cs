namespace StanceML;

/// <summary>
/// What a statement says about a target that is any text: whether it speaks of it at all, what is usual toward this
/// target, and the words that mean something else here than elsewhere.
/// </summary>
internal static class FreeTargetFeatures
{
    private const ulong Nearness = 40;
    private const ulong Usual = 41;
    private const ulong WordHere = 42;
    private const ulong TwoWordsHere = 43;

    /// <summary>Against 1 for words: how much of the target the statement names.</summary>
    private const float NearnessWeight = 0.7f;

    private const float UsualWeight = 0.5f;

    private const float WordsWeight = 0.7f;

    public static void Add(FreeTarget target, float share, List<Unit> units, FeatureVector into)
    {
        var from = into.Count;
        into.Add(Nearness, share switch { 0 => 0, < 1 => 1, _ => 2 }, 0, 0);
        into.Scale(from, NearnessWeight);

        from = into.Count;
        into.Add(Usual, target.Name, 0, 0);
        into.Scale(from, UsualWeight);

        from = into.Count;
        var last = -1;
        for (var i = 0; i < units.Count; i++)
        {
            if (!units[i].IsWord)
            {
                continue;
            }

            var here = FeatureHash.With(target.Name, FeatureHash.With(units[i].Hash, units[i].IsNegated ? 1UL : 0));
            into.Add(WordHere, here, i, i + 1);
            if (last >= 0)
            {
                into.Add(TwoWordsHere, FeatureHash.With(units[last].Hash, here), last, i + 1);
            }

            last = i;
        }

        into.Scale(from, WordsWeight);
    }
}
