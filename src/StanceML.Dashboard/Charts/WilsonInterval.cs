namespace StanceML.Dashboard.Charts;

/// <summary>How far from its true value a share among few may lie.</summary>
/// <remarks>
/// Wilson's score interval at 95 % (J. Am. Stat. Assoc. 22, 1927), which also holds for shares of 0 and 1 and for small n. It takes
/// the statements for independent draws; those of one article are not, so the truth is somewhat less sure.
/// </remarks>
/// <param name="Low">0 to 1, as <paramref name="High"/>.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    /// <summary>97.5 % quantile of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <param name="of">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was counted, or more than all.</exception>
    public static WilsonInterval Of(long count, long of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        var share = (double)count / of;
        var middle = share + (Z * Z / (2 * of));
        var reach = Z * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of)));
        var all = 1 + (Z * Z / of);
        return new WilsonInterval(Math.Max(0, (middle - reach) / all), Math.Min(1, (middle + reach) / all));
    }
}
