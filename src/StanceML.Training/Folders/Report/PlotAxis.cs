using System.Globalization;

namespace StanceML.Training;

/// <summary>What a plot shows along one side.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends; greater than <paramref name="From"/>.</param>
internal sealed record PlotAxis(string Title, double From, double To)
{
    /// <summary>About this many marks are readable on a small plot.</summary>
    private const int Marks = 5;

    private static readonly int[] Roundest = [1, 2, 5, 10];

    public static PlotAxis Unit(string title) => new(title, 0, 1);

    /// <summary>An axis that holds all values and begins and ends at a mark.</summary>
    public static PlotAxis Around(string title, IReadOnlyCollection<double> values)
    {
        var step = Step(values.Max() - values.Min());
        var from = Math.Floor(values.Min() / step) * step;
        return new PlotAxis(title, from, Math.Max(from + step, Math.Ceiling(values.Max() / step) * step));
    }

    /// <summary>Round numbers within the axis.</summary>
    public IEnumerable<(double At, string Text)> Ticks()
    {
        var step = Step(To - From);
        var first = (int)Math.Ceiling((From / step) - 1e-9);
        for (var i = first; i * step <= To + (step * 1e-9); i++)
        {
            yield return (i * step, (i * step).ToString("0.###", CultureInfo.InvariantCulture));
        }
    }

    /// <returns>How far along the axis, 0 to 1.</returns>
    public double Share(double value) => (value - From) / (To - From);

    /// <summary>1, 2 or 5 times a power of ten.</summary>
    private static double Step(double range)
    {
        if (range <= 0)
        {
            return 0.1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(range / Marks)));
        return Roundest.Select(factor => factor * power).First(step => range / step <= Marks + 1);
    }
}
