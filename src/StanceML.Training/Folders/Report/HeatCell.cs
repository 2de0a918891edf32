using System.Globalization;

namespace StanceML.Training;

/// <summary>A cell of a confusion matrix: a count, its share of the row, and a shade that deepens with the share.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="IsRight">Gold and answer are the same label: framed, so that shade is not the only sign.</param>
internal sealed record HeatCell(int Count, double Share, bool IsRight) : IHtmlCell
{
    public bool IsNumber => true;

    public string ToHtml() => string.Create(
        CultureInfo.InvariantCulture,
        $"<td class=\"n heat h{Math.Round(Share * PageStyle.HeatSteps):0}{(IsRight ? " right" : "")}\"><b>{Count}</b><span class=\"ci\">{Share * 100:0.0} %</span></td>");
}
