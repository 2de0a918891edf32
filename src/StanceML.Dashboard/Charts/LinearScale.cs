namespace StanceML.Dashboard.Charts;

/// <summary>Where a number stands on an axis.</summary>
/// <param name="Zero">Place of 0, in units of the drawing.</param>
/// <param name="One">Place of <paramref name="Max"/>.</param>
/// <param name="Max">More than 0.</param>
internal readonly record struct LinearScale(double Zero, double One, double Max)
{
    public double At(double value) => Zero + ((One - Zero) * value / Max);

    /// <summary>The length of what is counted.</summary>
    public double Length(double value) => Math.Abs(One - Zero) * value / Max;

    /// <returns>The least of 1, 2 or 5 times a power of ten that is not less than the count; 1 for none.</returns>
    public static long NiceMax(long count)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var step in Steps)
            {
                if (step * power >= count)
                {
                    return step * power;
                }
            }
        }
    }

    private static readonly long[] Steps = [1, 2, 5];
}
