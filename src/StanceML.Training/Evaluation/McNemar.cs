namespace StanceML.Training;

/// <summary>
/// McNemar's exact test on two models that judged the same rows: of the rows that only one of them got right, does either have
/// more than chance would give it? Rows that both got right, or both wrong, say nothing (McNemar, Psychometrika 1947; exact
/// binomial form).
/// </summary>
/// <param name="OnlyFirst">Rows that the first got right and the second wrong; at least 0.</param>
/// <param name="OnlySecond">Rows that the second got right and the first wrong; at least 0.</param>
public sealed record McNemar(int OnlyFirst, int OnlySecond)
{
    /// <summary>To stand beside every p: rows of one group are alike, and it does not know.</summary>
    public const string Caution = "It counts rows as independent, which rows of one group are not: trust the intervals, drawn by group, before it";

    /// <summary>
    /// Two-sided, 0 to 1: how often a fair coin, thrown once per row that just one got right, would part them at least as unevenly. 1 when
    /// there is no such row.
    /// </summary>
    public double PValue { get; } = TwoSided(Math.Min(OnlyFirst, OnlySecond), OnlyFirst + OnlySecond);

    /// <param name="right">For each row whether the first and the second judged it rightly.</param>
    public static McNemar Of(IEnumerable<(bool First, bool Second)> right)
    {
        var (onlyFirst, onlySecond) = (0, 0);
        foreach (var (first, second) in right)
        {
            onlyFirst += first && !second ? 1 : 0;
            onlySecond += second && !first ? 1 : 0;
        }

        return new McNemar(onlyFirst, onlySecond);
    }

    public override string ToString() => PValue < 0.0001
        ? "McNemar's exact test, two-sided: p < 0.0001"
        : FormattableString.Invariant($"McNemar's exact test, two-sided: p = {PValue:0.0000}");

    /// <summary>Twice the lower tail of the binomial, in logarithms: 0.5 to the power of 2,000 rows is no number.</summary>
    private static double TwoSided(int fewer, int all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fewer);
        var log = -all * Math.Log(2);
        var tail = Math.Exp(log);
        for (var k = 1; k <= fewer; k++)
        {
            log += Math.Log((double)(all - k + 1) / k);
            tail += Math.Exp(log);
        }

        return Math.Min(1, 2 * tail);
    }
}
