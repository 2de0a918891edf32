using System.Globalization;
using System.Net;
using System.Text;

namespace StanceML.Training;

/// <summary>Builds a self-contained page. Every value that goes in through an interpolation hole is encoded.</summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _body = new();

    public HtmlPage Heading(string text)
    {
        _body.Append("<h2>").Append(WebUtility.HtmlEncode(text)).Append("</h2>\n");
        return this;
    }

    public HtmlPage Paragraph(FormattableString text)
    {
        _body.Append("<p>").Append(WebUtility.HtmlEncode(text.ToString(CultureInfo.InvariantCulture))).Append("</p>\n");
        return this;
    }

    /// <param name="header">Column names.</param>
    /// <param name="rows">Cells; numbers are set right.</param>
    public HtmlPage Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object>> rows)
    {
        _body.Append("<table><thead><tr>");
        foreach (var name in header)
        {
            _body.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(name)).Append("</th>");
        }

        _body.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            _body.Append("<tr>");
            foreach (var cell in row)
            {
                AppendCell(cell);
            }

            _body.Append("</tr>\n");
        }

        _body.Append("</tbody></table>\n");
        return this;
    }

    /// <summary>Bins against the diagonal: on it, confidence is accuracy.</summary>
    public HtmlPage Reliability(IReadOnlyList<ReliabilityBin> bins)
    {
        _body.Append("<svg viewBox=\"-36 -8 260 250\" width=\"390\" role=\"img\" aria-label=\"Reliability diagram: accuracy over confidence\">")
            .Append("<rect width=\"200\" height=\"200\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".3\"/>")
            .Append("<path d=\"M0 200L200 0\" stroke=\"currentColor\" stroke-opacity=\".4\" stroke-dasharray=\"4\"/>");
        foreach (var bin in bins)
        {
            _body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{bin.Confidence * 200:0.0}\" cy=\"{200 - bin.Accuracy * 200:0.0}\" r=\"4\" fill=\"#0b6e99\"/>");
        }

        _body.Append("<text x=\"100\" y=\"222\" text-anchor=\"middle\">confidence</text><text x=\"0\" y=\"214\">0</text><text x=\"196\" y=\"214\">1</text>")
            .Append("<text transform=\"translate(-14 100) rotate(-90)\" text-anchor=\"middle\">accuracy</text></svg>\n");
        return this;
    }

    public string ToHtml(string title) => $$"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{WebUtility.HtmlEncode(title)}}</title>
        <style>
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
        th, td { padding: .25rem .75rem; border-bottom: 1px solid #8886; text-align: left; vertical-align: top; }
        td.n { text-align: right; font-variant-numeric: tabular-nums; }
        svg text { font-size: 11px; fill: currentColor; }
        </style></head><body>
        <h1>{{WebUtility.HtmlEncode(title)}}</h1>
        {{_body}}</body></html>

        """;

    private void AppendCell(object cell)
    {
        var isNumber = cell is int or double;
        var text = cell is double number ? number.ToString("0.000", CultureInfo.InvariantCulture) : Convert.ToString(cell, CultureInfo.InvariantCulture);
        _body.Append(isNumber ? "<td class=\"n\">" : "<td>").Append(WebUtility.HtmlEncode(text)).Append("</td>");
    }
}
