using System.Globalization;

namespace StanceML.Dashboard.Charts;

/// <summary>Numbers as SVG reads them.</summary>
internal static class Svg
{
    /// <summary>A tenth of a unit is finer than any screen shows.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>
    /// A name without the characters that turn the direction of writing: a drawing has no element that would keep them from turning what
    /// stands beside it. Nor has XML a way to write control characters.
    /// </summary>
    public static string Name(string name) => string.Concat(name.Where(letter =>
        !char.IsControl(letter) && letter is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF')));

    public static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));
}
