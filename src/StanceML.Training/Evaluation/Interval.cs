using System.Globalization;

namespace StanceML.Training;

/// <summary>A 95 % interval.</summary>
/// <param name="Groups">How many groups it was drawn from; null when it is of no groups, and in papers of builds before that was told.</param>
public readonly record struct Interval(double Low, double High, int? Groups = null)
{
    /// <summary>Draws of fewer groups than this make intervals that are too narrow (Cameron, Gelbach and Miller, Review of Economics and Statistics 2008: few is 5 to 30).</summary>
    private const int FewGroups = 10;

    /// <summary>Whether there is one at all: one group drawn again and again is always the same.</summary>
    public bool IsNone() => Groups < 2;

    /// <returns>As <c>0.583 to 0.690</c>, with a word of caution where the groups are few.</returns>
    public override string ToString() => Text("0.000", " to ");

    /// <returns>As <c>[0.583, 0.690]</c>, likewise.</returns>
    public string InBrackets() => $"[{Text("0.000", ", ")}]";

    /// <returns>As <c>[-0.012, +0.040]</c>, likewise.</returns>
    /// <param name="format">Of a number.</param>
    public string InBrackets(string format) => $"[{Text(format, ", ")}]";

    private string Text(string format, string between)
    {
        var ends = $"{Low.ToString(format, CultureInfo.InvariantCulture)}{between}{High.ToString(format, CultureInfo.InvariantCulture)}";
        return Groups switch
        {
            0 => "none: no group",
            1 => "none: one group",
            < FewGroups => string.Create(CultureInfo.InvariantCulture, $"{ends}; rough, {Groups} groups"),
            _ => ends,
        };
    }
}
