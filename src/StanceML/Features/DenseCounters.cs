using System.Collections.Immutable;

namespace StanceML;

/// <summary>Everything that is counted unit by unit: lexicon categories with and without negation, roles, what stands near them, tone and marks.</summary>
/// <remarks>No counter counts a word without role that stands in no lexicon: <see cref="DenseFeatures"/> never asks about one.</remarks>
internal static class DenseCounters
{
    private static readonly ulong Question = FeatureHash.Of("?");

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

    private static readonly (NearRoles Role, DenseNeeds Needs)[] Nearby = [(NearRoles.Target, DenseNeeds.Stance | DenseNeeds.NearTarget), (NearRoles.Parent, DenseNeeds.Stance | DenseNeeds.NearParent)];

    /// <summary>In the order of the dense vector, which trained models rely on.</summary>
    public static ImmutableArray<DenseCounter> All { get; } =
    [
        .. Categories.Select(category => Of(category.Name, DenseNeeds.Stance, (in unit, _) => unit.Has(category.Bits))),
        .. Sides.Select(side => Of($"negated-{side.Name}", DenseNeeds.Stance, (in unit, _) => unit.Has(side.Bits) && unit.IsNegated)),
        .. Roles.Select(role => Of($"role-{role}", DenseNeeds.Role, (in unit, _) => unit.Role == role)),
        .. Nearby.SelectMany(nearby => Sides.SelectMany(side => new[]
        {
            Of($"{side.Name}-near-{nearby.Role}", nearby.Needs, (in unit, near) => (near & nearby.Role) != 0 && unit.Has(side.Bits) && !unit.IsNegated),
            Of($"negated-{side.Name}-near-{nearby.Role}", nearby.Needs, (in unit, near) => (near & nearby.Role) != 0 && unit.Has(side.Bits) && unit.IsNegated),
        })),
        new("balance", DenseNeeds.Stance, (in unit, _) => Sign(unit) * (One(unit.Has(StanceWords.For)) - One(unit.Has(StanceWords.Against)))),
        new("balance-near-target", DenseNeeds.Stance | DenseNeeds.NearTarget, (in unit, near) => (near & NearRoles.Target) == 0
            ? 0
            : Sign(unit) * (One(unit.Has(StanceWords.Act)) + One(unit.Has(StanceWords.For)) - One(unit.Has(StanceWords.Against)))),
        Of("positive", DenseNeeds.Tone, (in unit, _) => IsPositive(unit)),
        Of("negative", DenseNeeds.Tone, (in unit, _) => IsNegative(unit)),
        Of("negated-tone", DenseNeeds.Tone, (in unit, _) => (IsPositive(unit) || IsNegative(unit)) && unit.IsNegated),
        Of("intensifier", DenseNeeds.Tone, (in unit, _) => (unit.Tone & StanceWords.Intensifier) != 0),
        new("tone-balance", DenseNeeds.Tone, (in unit, _) => Sign(unit) * (One(IsPositive(unit)) - One(IsNegative(unit)))),
        Of("question", DenseNeeds.Mark, (in unit, _) => unit.Hash == Question && unit.Role == WordRole.None),
        new("rated-positive", DenseNeeds.Rating, (in unit, _) => Math.Max(0, Valence(unit))),
        new("rated-negative", DenseNeeds.Rating, (in unit, _) => Math.Max(0, -Valence(unit))),
        new("rated-positive-near-target", DenseNeeds.Rating | DenseNeeds.NearTarget, (in unit, near) => (near & NearRoles.Target) == 0 ? 0 : Math.Max(0, Valence(unit))),
        new("rated-negative-near-target", DenseNeeds.Rating | DenseNeeds.NearTarget, (in unit, near) => (near & NearRoles.Target) == 0 ? 0 : Math.Max(0, -Valence(unit))),
        new("valence", DenseNeeds.Rating, (in unit, _) => Valence(unit)),
        new("valence-near-target", DenseNeeds.Rating | DenseNeeds.NearTarget, (in unit, near) => (near & NearRoles.Target) == 0 ? 0 : Valence(unit)),
        Of("quotation-marks", DenseNeeds.Mark, (in unit, _) => unit.Kind is TokenKind.OpenQuote or TokenKind.CloseQuote or TokenKind.Quote),
    ];

    private delegate bool Counts(in Unit unit, NearRoles near);

    private static DenseCounter Of(string name, DenseNeeds needs, Counts counts) => new(name, needs, (in unit, near) => One(counts(in unit, near)));

    private static bool IsPositive(in Unit unit) => (unit.Tone & StanceWords.Positive) != 0;

    private static bool IsNegative(in Unit unit) => (unit.Tone & StanceWords.Negative) != 0;

    /// <summary>In tenths, turned over by a negation.</summary>
    private static int Valence(in Unit unit) => (int)MathF.Round(10 * unit.Valence);

    private static int Sign(in Unit unit) => unit.IsNegated ? -1 : 1;

    private static int One(bool counts) => counts ? 1 : 0;
}
