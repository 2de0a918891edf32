namespace StanceML;

/// <summary>Rated words by how they lie to the target: strong or weak, turned over by negation, near or far, before or after.</summary>
internal static class ToneFeatures
{
    private const float Weight = 1f;

    private const ulong Strength = 50;
    private const ulong StrengthAtDistance = 51;
    private const ulong StrengthAtPlace = 52;

    /// <summary>From this rating a word is strong.</summary>
    private const float Strong = 1.8f;

    private const int Beside = 3;
    private const int Near = 7;
    private const int Far = 15;

    /// <summary>Distance where no target stands.</summary>
    private const int Nowhere = int.MaxValue;

    public static void Add(List<Unit> units, FeatureVector into)
    {
        var from = into.Count;
        var (last, next) = (-1, NextTarget(units, -1));
        for (var i = 0; i < units.Count; i++)
        {
            if (i == next)
            {
                (last, next) = (next, NextTarget(units, next));
            }
            else if (units[i].Valence is var valence and not 0)
            {
                var isAfter = last >= 0 && (next < 0 || i - last <= next - i);
                AddWord(i, valence, isAfter ? i - last : next >= 0 ? next - i : Nowhere, isAfter, into);
            }
        }

        into.Scale(from, Weight);
    }

    private static int NextTarget(List<Unit> units, int after) =>
        units.FindIndex(after + 1, unit => unit.Role == WordRole.Target);

    private static void AddWord(int unit, float valence, int distance, bool isAfter, FeatureVector into)
    {
        var strength = (valence > 0 ? 1UL : 0) | (Math.Abs(valence) >= Strong ? 2UL : 0);
        var away = distance switch { <= Beside => 0UL, <= Near => 1UL, <= Far => 2UL, Nowhere => 4UL, _ => 3UL };
        into.Add(Strength, strength, unit, unit + 1);
        into.Add(StrengthAtDistance, FeatureHash.With(strength, away), unit, unit + 1);
        into.Add(StrengthAtPlace, FeatureHash.With(strength, FeatureHash.With(away, isAfter ? 1UL : 0)), unit, unit + 1);
    }
}
