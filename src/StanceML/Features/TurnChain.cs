namespace StanceML;

/// <summary>
/// The words that turn a sentence for or against, in their order around a name or an act of recognition: in "condemns the
/// refusal to recognise" two turns against make one for.
/// </summary>
internal static class TurnChain
{
    private const int ReachBefore = 14;
    private const int MaxBefore = 3;
    private const int ReachAfter = 10;
    private const int MaxAfter = 2;

    private const ulong Before = 20;
    private const ulong After = 21;
    private const ulong Nearest = 22;
    private const ulong ParityBefore = 23;
    private const ulong ParityAround = 24;
    private const ulong WordBefore = 25;

    private static readonly ulong Stop = FeatureHash.Of(".");
    private static readonly ulong Semicolon = FeatureHash.Of(";");

    private enum Turn : ulong
    {
        None,
        Negator,
        Against,
        For,
        Urge,
        Doubt,
        Concession,
        Target,
    }

    public static void Add(List<Unit> units, int center, FeatureVector into)
    {
        var unit = units[center];
        var what = unit.Role != WordRole.None ? (ulong)unit.Role : 16 + (unit.Stance & (StanceWords.Act | StanceWords.Status));
        var before = Read(units, center, -1, ReachBefore, MaxBefore);
        var after = Read(units, center, +1, ReachAfter, MaxAfter);
        Emit(Before, FeatureHash.With(what, before.Order));
        Emit(After, FeatureHash.With(what, after.Order));
        Emit(Nearest, FeatureHash.With(what, FeatureHash.With((ulong)before.Nearest, (ulong)after.Nearest)));
        Emit(ParityBefore, FeatureHash.With(what, before.Parity));
        Emit(ParityAround, FeatureHash.With(what, FeatureHash.With(before.Parity, after.Parity)));
        if (unit.Role == WordRole.None)
        {
            Emit(WordBefore, FeatureHash.With(unit.Hash, before.Order));
        }

        void Emit(ulong kind, ulong hash) =>
            into.Add(kind, hash, center, center + 1);
    }

    /// <returns>A hash of the turns in their order, whether those against are odd, and the nearest turn.</returns>
    private static (ulong Order, ulong Parity, Turn Nearest) Read(List<Unit> units, int center, int step, int reach, int most)
    {
        var (order, parity, nearest, count) = (1UL, 0UL, Turn.None, 0);
        for (var i = center + step; i >= 0 && i < units.Count && Math.Abs(i - center) <= reach && count < most; i += step)
        {
            if (units[i].Hash == Stop || units[i].Hash == Semicolon)
            {
                break;
            }

            if (TurnOf(units[i]) is var turn and not Turn.None)
            {
                parity ^= turn is Turn.Negator or Turn.Against ? 1UL : 0;
                nearest = nearest == Turn.None ? turn : nearest;
                order = FeatureHash.With(order, (ulong)turn);
                count++;
            }
        }

        return (order, parity, nearest);
    }

    private static Turn TurnOf(Unit unit) =>
        unit.Role == WordRole.Target ? Turn.Target
        : unit.Has(StanceWords.Negator) ? Turn.Negator
        : unit.Has(StanceWords.Against) ? Turn.Against
        : unit.Has(StanceWords.Urge) ? Turn.Urge
        : unit.Has(StanceWords.For) ? Turn.For
        : unit.Has(StanceWords.Condition | StanceWords.Hedge) ? Turn.Doubt
        : unit.Has(StanceWords.Concession) ? Turn.Concession
        : Turn.None;
}
