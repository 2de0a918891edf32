using System.Globalization;

namespace StanceML.Training;

/// <summary>A difference with its sign and 95 % interval.</summary>
internal sealed record DifferenceCell(Figure Difference) : IHtmlCell
{
    public bool IsNumber => true;

    public string ToHtml() => string.Create(
        CultureInfo.InvariantCulture,
        $"<td class=\"n\"><b>{Difference.Value:+0.000;−0.000;0.000}</b> <span class=\"ci\">{Difference.Interval.InBrackets("+0.000;−0.000;0.000")}</span></td>");
}
