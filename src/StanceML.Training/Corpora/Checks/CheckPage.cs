using System.Globalization;
using System.Net;
using System.Text;

namespace StanceML.Training;

/// <summary>Builds the self-contained page of a data check. Everything that goes in is text and is encoded; markup comes from this class alone.</summary>
internal sealed class CheckPage
{
    private readonly StringBuilder _body = new();

    /// <param name="id">For links to it; letters and hyphens.</param>
    public CheckPage Heading(string text, string id)
    {
        _body.Append("<h2 id=\"").Append(id).Append("\">");
        return Text(text).Close("h2");
    }

    public CheckPage Subheading(string text)
    {
        _body.Append("<h3>");
        return Text(text).Close("h3");
    }

    public CheckPage Paragraph(string text)
    {
        _body.Append("<p>");
        return Text(text).Close("p");
    }

    /// <summary>Figures that are seen first.</summary>
    public CheckPage Tiles(params (string Name, int Count, string Tone)[] tiles)
    {
        _body.Append("<div class=\"tiles\">");
        foreach (var (name, count, tone) in tiles)
        {
            _body.Append("<div class=\"tile ").Append(count > 0 ? tone : "").Append("\"><b>").Append(Number(count)).Append("</b>");
            Text(name);
            _body.Append("</div>");
        }

        return Close("div");
    }

    /// <summary>What is between goes into a part that opens on a click.</summary>
    public CheckPage Fold(string summary, Action<CheckPage> content)
    {
        _body.Append("<details><summary>");
        Text(summary).Close("summary");
        content(this);
        return Close("details");
    }

    /// <summary>What the tones of bars mean.</summary>
    public CheckPage Legend(IEnumerable<string> tones)
    {
        _body.Append("<p class=\"legend\">");
        foreach (var tone in tones)
        {
            _body.Append("<i class=\"").Append(tone).Append("\"></i>");
            Text(tone);
        }

        return Close("p");
    }

    /// <param name="header">Names of the columns, each set as the first row's cell under it.</param>
    public CheckPage Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<CheckCell>> rows)
    {
        var lines = rows.ToList();
        _body.Append("<div class=\"wide\"><table><thead><tr>");
        for (var i = 0; i < header.Count; i++)
        {
            _body.Append("<th scope=\"col\" class=\"").Append(lines.Count > 0 && lines[0][i].Look == "n" ? "n" : "").Append("\">");
            Text(header[i]);
            _body.Append("</th>");
        }

        _body.Append("</tr></thead><tbody>\n");
        foreach (var row in lines)
        {
            _body.Append("<tr>");
            foreach (var cell in row)
            {
                Append(cell);
            }

            _body.Append("</tr>\n");
        }

        _body.Append("</tbody></table></div>\n");
        return this;
    }

    public string ToHtml(string title) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{Encoded(title)}</title>
        <style>{CheckStyle.Css}</style></head><body>
        <h1>{Encoded(title)}</h1>
        {_body}</body></html>

        """;

    private void Append(CheckCell cell)
    {
        _body.Append("<td class=\"").Append(cell.Look).Append("\">");
        if (cell.Link is { } link)
        {
            _body.Append("<a href=\"#").Append(link).Append("\">");
            Text(cell.Text);
            _body.Append("</a>");
        }
        else
        {
            Text(cell.Text);
        }

        if (cell.Shares is { } shares)
        {
            _body.Append("<span class=\"bar\">");
            foreach (var (tone, share) in shares)
            {
                _body.Append(CultureInfo.InvariantCulture, $"<i class=\"{tone}\" style=\"width:{share * 100:0.#}%\"></i>");
            }

            _body.Append("</span>");
        }

        _body.Append("</td>");
    }

    private CheckPage Text(string text)
    {
        _body.Append(Encoded(text));
        return this;
    }

    private CheckPage Close(string element)
    {
        _body.Append("</").Append(element).Append(">\n");
        return this;
    }

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Control characters and those that turn the direction of text are shown, not obeyed.</summary>
    private static string Encoded(string text) => WebUtility.HtmlEncode(string.Create(text.Length, text, static (safe, given) =>
    {
        for (var i = 0; i < given.Length; i++)
        {
            safe[i] = given[i] is '\n' or '\t' ? ' '
                : char.GetUnicodeCategory(given[i]) is UnicodeCategory.Control or UnicodeCategory.Format ? '\uFFFD'
                : given[i];
        }
    }));
}
