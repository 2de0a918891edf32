namespace StanceML.Store;

/// <summary>Draws statements at random, the same ones at every worker and after every restart.</summary>
internal static class StatementSample
{
    /// <summary>Of all statements; enough for an error rate to within three points after a thousand answers.</summary>
    public const double ControlShare = 0.01;

    private const ulong ControlSalt = 0x436F6E74726F6C00;

    private const ulong SecondSalt = 0x5365636F6E640000;

    private const ulong ShuffleSalt = 0x53687566666C6500;

    /// <returns>Its place in the control sample, 0 to 1; null when it is not in it.</returns>
    public static double? ControlPlace(long statement) => Place(statement, ControlSalt) is var place && place < ControlShare ? place / ControlShare : null;

    public static bool IsForSecondOpinion(long statement, double share) => Place(statement, SecondSalt) < share;

    /// <returns>Its place among statements that are worth the same, 0 to 1.</returns>
    public static double ShufflePlace(long statement) => Place(statement, ShuffleSalt);

    /// <summary>One turn of a reviewer in ten shows a statement of the control sample.</summary>
    /// <param name="turn">How many statements the reviewer decided before.</param>
    public static bool IsControlTurn(string reviewer, long turn) => Place(turn, StableHash(reviewer)) < 0.1;

    /// <summary>FNV-1a: the same in every process.</summary>
    private static ulong StableHash(string word) => word.Aggregate(14695981039346656037, (hash, letter) => (hash ^ letter) * 1099511628211);

    /// <summary>The finalizer of SplitMix64, as 53 bits of a number from 0 to 1.</summary>
    private static double Place(long number, ulong salt)
    {
        var value = (ulong)number + salt + 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return ((value ^ (value >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
