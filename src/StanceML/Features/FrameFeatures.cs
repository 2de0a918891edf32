namespace StanceML;

/// <summary>
/// Who does what to whom: words beside the target and its parent, by side and distance, and for each act or attitude its
/// negation, modality, nearest role before and nearest role after.
/// </summary>
internal static class FrameFeatures
{
    /// <summary>Words this far from a role still speak about it.</summary>
    private const int Window = 4;

    private const int Near = 2;

    /// <summary>How far a frame looks for its doer and its object.</summary>
    private const int FrameReach = 10;

    private const float Weight = 1f;

    private const ulong BesideRole = 6;
    private const ulong WordFrame = 7;
    private const ulong CategoryFrame = 8;
    private const ulong ObjectFrame = 9;

    public static void Add(List<Unit> units, FeatureVector into)
    {
        var from = into.Count;
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Role is WordRole.Target or WordRole.Parent)
            {
                AddWindow(units, i, into);
            }
            else if (units[i].Has(StanceWords.Predicate))
            {
                AddFrame(units, i, into);
            }

            if (units[i].Role is WordRole.Target or WordRole.Parent or WordRole.Other || units[i].Has(StanceWords.Act | StanceWords.Status))
            {
                TurnChain.Add(units, i, into);
            }
        }

        into.Scale(from, Weight);
    }

    private static void AddWindow(List<Unit> units, int role, FeatureVector into)
    {
        for (var i = Math.Max(0, role - Window); i < Math.Min(units.Count, role + Window + 1); i++)
        {
            if (i == role || !units[i].IsWord)
            {
                continue;
            }

            var side = (i < role ? 0UL : 1UL) | ((ulong)units[role].Role << 1);
            var near = Math.Abs(i - role) <= Near ? 16UL : 0UL;
            var negated = units[i].IsNegated ? 32UL : 0UL;
            into.Add(BesideRole, FeatureHash.With(units[i].Hash, side), i, i + 1);
            into.Add(BesideRole, FeatureHash.With(units[i].Hash, side | near | negated | 64), i, i + 1);
        }
    }

    private static void AddFrame(List<Unit> units, int predicate, FeatureVector into)
    {
        var unit = units[predicate];
        var doer = Nearest(units, predicate, -1);
        var done = Nearest(units, predicate, +1);
        var mood = Mood(units, predicate);
        var negated = (ulong)Math.Min(2, unit.Negations);
        var categories = unit.Stance & StanceWords.Predicate;
        var whole = FeatureHash.With(FeatureHash.With(doer, done), FeatureHash.With(mood, negated));
        var act = FeatureHash.With(done, FeatureHash.With(mood, negated));
        into.Add(WordFrame, FeatureHash.With(unit.Hash, whole), predicate, predicate + 1);
        into.Add(CategoryFrame, FeatureHash.With(categories, whole), predicate, predicate + 1);
        into.Add(ObjectFrame, FeatureHash.With(unit.Hash, FeatureHash.With(done, negated)), predicate, predicate + 1);
        into.Add(ObjectFrame, FeatureHash.With(categories, FeatureHash.With(done, negated)), predicate, predicate + 1);
        into.Add(ObjectFrame, FeatureHash.With(categories, act), predicate, predicate + 1);
    }

    /// <summary>The nearest role, "we" or "they" on one side within the clause; 0 when none stands there.</summary>
    private static ulong Nearest(List<Unit> units, int from, int step)
    {
        for (var i = from + step; i >= 0 && i < units.Count && Math.Abs(i - from) <= FrameReach; i += step)
        {
            if (units[i].Role != WordRole.None)
            {
                return (ulong)units[i].Role;
            }

            if (units[i].Has(StanceWords.We))
            {
                return 10;
            }

            if (units[i].Has(StanceWords.They))
            {
                return 11;
            }
        }

        return 0;
    }

    /// <summary>Modal, hedged, conditional or urged by what stands up to four words before.</summary>
    private static ulong Mood(List<Unit> units, int predicate)
    {
        var mood = 0UL;
        for (var i = Math.Max(0, predicate - 4); i < predicate; i++)
        {
            mood |= units[i].Has(StanceWords.Modal | StanceWords.Hedge) ? 1UL : 0;
            mood |= units[i].Has(StanceWords.Condition) ? 2UL : 0;
            mood |= units[i].Has(StanceWords.Urge) ? 4UL : 0;
        }

        return mood;
    }
}
