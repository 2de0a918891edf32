using System.Globalization;
using System.Net;
using System.Text;

namespace StanceML.Training;

/// <summary>
/// Builds a self-contained page: no script, no style or picture from outside, and a policy that forbids them. Every text that goes
/// in is encoded.
/// </summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _body = new();
    private readonly List<string> _headings = [];

    public HtmlPage Heading(string text)
    {
        _headings.Add(text);
        return Append($"<h2 id=\"s{_headings.Count}\">{Encode(text)}</h2>\n");
    }

    /// <summary>Part of what the last heading names; not among the contents.</summary>
    public HtmlPage Subheading(FormattableString text) => Append($"<h3>{Encode(text.ToString(CultureInfo.InvariantCulture))}</h3>\n");

    public HtmlPage Paragraph(FormattableString text) => Append($"<p>{Encode(text.ToString(CultureInfo.InvariantCulture))}</p>\n");

    /// <summary>Names and their values, side by side where there is room.</summary>
    public HtmlPage Facts(IEnumerable<(string Name, string Value)> facts)
    {
        Append("<dl>\n");
        foreach (var (name, value) in facts)
        {
            Append($"<div><dt>{Encode(name)}</dt><dd>{Encode(value)}</dd></div>\n");
        }

        return Append("</dl>\n");
    }

    /// <param name="header">Column names.</param>
    /// <param name="rows">Cells: numbers, which are set right, <see cref="IHtmlCell"/>s, or texts.</param>
    public HtmlPage Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object>> rows)
    {
        var body = rows.ToList();

        // Wider than a phone it scrolls by itself, by keyboard too.
        Append("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        for (var column = 0; column < header.Count; column++)
        {
            var isNumber = body.Count > 0 && body[0][column] is int or double or IHtmlCell { IsNumber: true };
            Append($"<th scope=\"col\"{(isNumber ? " class=\"n\"" : "")}>{Encode(header[column])}</th>");
        }

        Append("</tr></thead><tbody>\n");
        foreach (var row in body)
        {
            Append("<tr>");
            foreach (var cell in row)
            {
                AppendCell(cell);
            }

            Append("</tr>\n");
        }

        return Append("</tbody></table></div>\n");
    }

    /// <param name="items">A heading for each, and its text, which is HTML already.</param>
    public HtmlPage Items(IEnumerable<(string Heading, string Html)> items)
    {
        Append("<ol>\n");
        foreach (var (heading, html) in items)
        {
            Append($"<li><b>{Encode(heading)}</b><br>{html}</li>\n");
        }

        return Append("</ol>\n");
    }

    /// <param name="caption">What is to be seen in it.</param>
    public HtmlPage Figure(SvgPlot plot, string caption) =>
        Append($"<figure>{plot.ToSvg(caption)}<figcaption>{Encode(caption)}</figcaption></figure>\n");

    /// <summary>What opens on demand.</summary>
    public HtmlPage Details(string summary, Action<HtmlPage> content)
    {
        Append($"<details><summary>{Encode(summary)}</summary>\n");
        content(this);
        return Append("</details>\n");
    }

    public string ToHtml(string title) => $$"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{{PageStyle.Hash}}'">
        <title>{{Encode(title)}}</title>
        <style>{{PageStyle.Css}}</style></head><body>
        <h1>{{Encode(title)}}</h1>
        {{Contents()}}
        {{_body}}</body></html>

        """;

    /// <summary>Control characters and those that turn the direction of text are shown, not obeyed.</summary>
    internal static string Encode(string? text) => WebUtility.HtmlEncode(string.Create(text?.Length ?? 0, text, static (safe, given) =>
    {
        for (var i = 0; i < safe.Length; i++)
        {
            safe[i] = given![i] is '\n' or '\t' ? ' '
                : char.GetUnicodeCategory(given[i]) is UnicodeCategory.Control or UnicodeCategory.Format ? '\uFFFD'
                : given[i];
        }
    }));

    private string Contents() =>
        $"<nav aria-label=\"Contents\">{string.Join("", _headings.Select((heading, i) => $"<a href=\"#s{i + 1}\">{Encode(heading)}</a>"))}</nav>";

    private void AppendCell(object cell) => Append(cell switch
    {
        IHtmlCell drawn => drawn.ToHtml(),
        double number => $"<td class=\"n\">{number.ToString("0.000", CultureInfo.InvariantCulture)}</td>",
        int number => $"<td class=\"n\">{number.ToString(CultureInfo.InvariantCulture)}</td>",
        _ => $"<td>{Encode(Convert.ToString(cell, CultureInfo.InvariantCulture))}</td>",
    });

    private HtmlPage Append(string html)
    {
        _body.Append(html);
        return this;
    }
}
