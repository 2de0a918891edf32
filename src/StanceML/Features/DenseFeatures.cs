using System.Runtime.InteropServices;

namespace StanceML;

/// <summary>Counts and flags that trees can split on: what adds up over the units, then what is said of the statement as a whole.</summary>
internal static class DenseFeatures
{
    /// <summary>Words this far from a role stand near it.</summary>
    private const int Near = 7;

    /// <summary>A target among the first units opens the statement.</summary>
    private const int FirstUnits = 4;

    public static IReadOnlyList<string> Names { get; } =
        [.. DenseCounters.All.Select(counter => counter.Name), "length", "target-first", "target-share"];

    public static float TargetShare(ReadOnlySpan<float> dense) => dense[^1];

    /// <param name="targetShare">How much of the target's words the statement has, 0 to 1; 1 for a target of the catalogue.</param>
    public static void Count(List<Unit> units, float targetShare, float[] dense)
    {
        var counters = DenseCounters.All;
        Span<NearRoles> near = stackalloc NearRoles[units.Count];
        FindNear(units, near);
        Span<int> counted = stackalloc int[units.Count];
        counted = counted[..FindCounted(units, counted)];
        var has = Has(units, near, counted);
        for (var feature = 0; feature < counters.Length; feature++)
        {
            dense[feature] = (counters[feature].Needs & ~has) == 0 ? Sum(counters[feature], units, near, counted) : 0;
        }

        dense[^3] = MathF.Log(1 + units.Count);
        dense[^2] = units.FindIndex(unit => unit.Role == WordRole.Target) is >= 0 and < FirstUnits ? 1 : 0;
        dense[^1] = targetShare;
    }

    /// <summary>
    /// Adds to each unit its part of what the features contributed to a score. A feature's contribution goes to the units that
    /// moved it to its value, in proportion to what each added; units that pulled the other way get nothing.
    /// </summary>
    /// <param name="dense">What <see cref="Count"/> made of the same units.</param>
    /// <param name="contributions">One per dense feature.</param>
    /// <returns>What belongs to the statement as a whole: the contributions of features that counted no unit.</returns>
    public static double Spread(List<Unit> units, ReadOnlySpan<float> dense, ReadOnlySpan<double> contributions, Span<double> perUnit)
    {
        Span<NearRoles> near = stackalloc NearRoles[units.Count];
        FindNear(units, near);
        Span<int> counted = stackalloc int[units.Count];
        counted = counted[..FindCounted(units, counted)];
        Span<int> amounts = stackalloc int[counted.Length];
        var whole = 0.0;
        for (var feature = 0; feature < contributions.Length; feature++)
        {
            if (feature >= DenseCounters.All.Length || dense[feature] == 0)
            {
                whole += contributions[feature];
            }
            else if (contributions[feature] != 0)
            {
                var total = Amounts(DenseCounters.All[feature], units, near, counted, Math.Sign(dense[feature]), amounts);
                for (var i = 0; i < amounts.Length; i++)
                {
                    perUnit[counted[i]] += contributions[feature] * amounts[i] / total;
                }
            }
        }

        return whole;
    }

    private static int Sum(DenseCounter counter, List<Unit> units, ReadOnlySpan<NearRoles> near, ReadOnlySpan<int> counted)
    {
        var sum = 0;
        var read = CollectionsMarshal.AsSpan(units);
        foreach (var unit in counted)
        {
            sum += counter.Amount(in read[unit], near[unit]);
        }

        return sum;
    }

    /// <param name="amounts">Receives what each counted unit added on the side of the sign, 0 or more.</param>
    /// <returns>Their sum.</returns>
    private static int Amounts(
        DenseCounter counter, List<Unit> units, ReadOnlySpan<NearRoles> near, ReadOnlySpan<int> counted, int sign, Span<int> amounts)
    {
        var total = 0;
        var read = CollectionsMarshal.AsSpan(units);
        for (var i = 0; i < counted.Length; i++)
        {
            amounts[i] = Math.Max(0, sign * counter.Amount(in read[counted[i]], near[counted[i]]));
            total += amounts[i];
        }

        return total;
    }

    /// <summary>Most words have no role and stand in no lexicon, so no counter counts them: passing them over saves most of the work.</summary>
    /// <param name="counted">Receives the indices of the other units.</param>
    /// <returns>How many they are.</returns>
    private static int FindCounted(List<Unit> units, Span<int> counted)
    {
        var count = 0;
        var read = CollectionsMarshal.AsSpan(units);
        for (var i = 0; i < read.Length; i++)
        {
            ref readonly var unit = ref read[i];
            if (unit.Role != WordRole.None || unit.Kind != TokenKind.Word || (unit.Stance | unit.Tone) != 0 || unit.Rating != 0)
            {
                counted[count++] = i;
            }
        }

        return count;
    }

    private static DenseNeeds Has(List<Unit> units, ReadOnlySpan<NearRoles> near, ReadOnlySpan<int> counted)
    {
        var has = DenseNeeds.None;
        var read = CollectionsMarshal.AsSpan(units);
        foreach (var at in counted)
        {
            ref readonly var unit = ref read[at];
            has |= (unit.Stance != 0 ? DenseNeeds.Stance : 0) | (unit.Tone != 0 ? DenseNeeds.Tone : 0) | (unit.Rating != 0 ? DenseNeeds.Rating : 0)
                | (unit.Role != WordRole.None ? DenseNeeds.Role : 0) | (unit.Kind != TokenKind.Word ? DenseNeeds.Mark : 0)
                | ((near[at] & NearRoles.Target) != 0 ? DenseNeeds.NearTarget : 0) | ((near[at] & NearRoles.Parent) != 0 ? DenseNeeds.NearParent : 0);
        }

        return has;
    }

    private static void FindNear(List<Unit> units, Span<NearRoles> near)
    {
        near.Clear();
        var read = CollectionsMarshal.AsSpan(units);
        for (var i = 0; i < read.Length; i++)
        {
            var role = read[i].Role switch
            {
                WordRole.Target => NearRoles.Target,
                WordRole.Parent => NearRoles.Parent,
                _ => NearRoles.None,
            };
            for (var at = Math.Max(0, i - Near); role != NearRoles.None && at < Math.Min(read.Length, i + Near + 1); at++)
            {
                near[at] |= role;
            }
        }
    }
}
