using System.Globalization;
using System.Text;

namespace StanceML.Training;

/// <summary>A count, and under it the parts that it is made of as a bar.</summary>
/// <param name="Parts">From left to right, each a tone of the style sheet (a sentiment, or <c>none</c>) and its count.</param>
internal sealed record ShareCell(int Count, IReadOnlyList<(string Tone, int Count)> Parts) : IHtmlCell
{
    public bool IsNumber => true;

    public string ToHtml()
    {
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{Count}");
        if (Count > 0)
        {
            html.Append("<svg class=\"track\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
            var from = 0;
            foreach (var (tone, count) in Parts)
            {
                html.Append(CultureInfo.InvariantCulture, $"<rect class=\"{tone}\" x=\"{100.0 * from / Count:0.0}\" y=\"2\" width=\"{100.0 * count / Count:0.0}\" height=\"6\"/>");
                from += count;
            }

            html.Append("</svg>");
        }

        return html.Append("</td>").ToString();
    }
}
