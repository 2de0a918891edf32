using System.Globalization;

namespace StanceML.Dashboard.Charts;

/// <summary>Numbers as SVG reads them.</summary>
internal static class Svg
{
    /// <summary>A tenth of a unit is finer than any screen shows.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));
}
