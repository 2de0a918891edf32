namespace StanceML;

/// <summary>Counts and flags that trees can split on: lexicon categories with and without negation, roles, and what stands near them.</summary>
internal static class DenseFeatures
{
    /// <summary>Words this far from a role stand near it.</summary>
    private const int Near = 7;

    private static readonly (string Name, ulong Bits)[] Categories =
    [
        ("act", StanceWords.Act), ("status", StanceWords.Status), ("for", StanceWords.For), ("against", StanceWords.Against),
        ("process", StanceWords.Process), ("negator", StanceWords.Negator), ("modal", StanceWords.Modal), ("hedge", StanceWords.Hedge),
        ("condition", StanceWords.Condition), ("urge", StanceWords.Urge), ("we", StanceWords.We), ("they", StanceWords.They),
        ("concession", StanceWords.Concession),
    ];

    private static readonly (string Name, ulong Bits)[] Sides =
        [("act", StanceWords.Act), ("for", StanceWords.For), ("against", StanceWords.Against), ("process", StanceWords.Process)];

    private static readonly WordRole[] Roles = [WordRole.Target, WordRole.Parent, WordRole.Other, WordRole.Speaker, WordRole.Actor];

    private static readonly WordRole[] NearRoles = [WordRole.Target, WordRole.Parent];

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Categories.Select(c => c.Name),
        .. Sides.Select(s => $"negated-{s.Name}"),
        .. Roles.Select(r => $"role-{r}"),
        .. NearRoles.SelectMany(r => Sides.SelectMany(s => new[] { $"{s.Name}-near-{r}", $"negated-{s.Name}-near-{r}" })),
        "balance", "balance-near-target", "positive", "negative", "negated-tone", "intensifier", "tone-balance",
        "question", "quotation-marks", "length", "target-first", "target-share",
    ];

    public static float TargetShare(ReadOnlySpan<float> dense) => dense[^1];

    /// <param name="targetShare">How much of the target's words the statement has, 0 to 1; 1 for a target of the catalogue.</param>
    public static void Count(List<Unit> units, float targetShare, float[] dense)
    {
        var next = 0;
        foreach (var (_, bits) in Categories)
        {
            dense[next++] = CountOf(units, unit => unit.Has(bits));
        }

        foreach (var (_, bits) in Sides)
        {
            dense[next++] = CountOf(units, unit => unit.Has(bits) && unit.IsNegated);
        }

        foreach (var role in Roles)
        {
            dense[next++] = CountOf(units, unit => unit.Role == role);
        }

        var balanceNearTarget = 0f;
        Span<bool> near = stackalloc bool[units.Count];
        foreach (var role in NearRoles)
        {
            NearTo(units, role, near);
            foreach (var (name, bits) in Sides)
            {
                float plain = CountNear(units, near, bits, negated: false), negated = CountNear(units, near, bits, negated: true);
                dense[next++] = plain;
                dense[next++] = negated;
                balanceNearTarget += role != WordRole.Target ? 0 : name switch
                {
                    "against" => negated - plain,
                    "process" => 0,
                    _ => plain - negated,
                };
            }
        }

        next = CountTone(units, dense, next, balanceNearTarget);
        dense[next++] = CountOf(units, unit => unit.Hash == Question && unit.Role == WordRole.None);
        dense[next++] = CountOf(units, unit => unit.Kind is TokenKind.OpenQuote or TokenKind.CloseQuote or TokenKind.Quote);
        dense[next++] = MathF.Log(1 + units.Count);
        dense[next++] = units.FindIndex(unit => unit.Role == WordRole.Target) is >= 0 and < 4 ? 1 : 0;
        dense[next] = targetShare;
    }

    private static ulong Question { get; } = FeatureHash.Of("?");

    private static int CountTone(List<Unit> units, float[] dense, int next, float balanceNearTarget)
    {
        float balance = 0, positive = 0, negative = 0, negatedTone = 0, intensifier = 0, tone = 0;
        foreach (var unit in units)
        {
            var sign = unit.IsNegated ? -1 : 1;
            balance += unit.Has(StanceWords.For) ? sign : 0;
            balance -= unit.Has(StanceWords.Against) ? sign : 0;
            var isPositive = (unit.Tone & StanceWords.Positive) != 0;
            var isNegative = (unit.Tone & StanceWords.Negative) != 0;
            positive += isPositive ? 1 : 0;
            negative += isNegative ? 1 : 0;
            negatedTone += (isPositive || isNegative) && unit.IsNegated ? 1 : 0;
            intensifier += (unit.Tone & StanceWords.Intensifier) != 0 ? 1 : 0;
            tone += ((isPositive ? 1 : 0) - (isNegative ? 1 : 0)) * sign;
        }

        foreach (var value in (ReadOnlySpan<float>)[balance, balanceNearTarget, positive, negative, negatedTone, intensifier, tone])
        {
            dense[next++] = value;
        }

        return next;
    }

    private static void NearTo(List<Unit> units, WordRole role, Span<bool> near)
    {
        near.Clear();
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Role == role)
            {
                near[Math.Max(0, i - Near)..Math.Min(units.Count, i + Near + 1)].Fill(true);
            }
        }
    }

    private static float CountNear(List<Unit> units, Span<bool> near, ulong bits, bool negated)
    {
        var count = 0;
        for (var i = 0; i < units.Count; i++)
        {
            count += near[i] && units[i].Has(bits) && units[i].IsNegated == negated ? 1 : 0;
        }

        return count;
    }

    private static float CountOf(List<Unit> units, Predicate<Unit> counts)
    {
        var count = 0;
        foreach (var unit in units)
        {
            count += counts(unit) ? 1 : 0;
        }

        return count;
    }
}
