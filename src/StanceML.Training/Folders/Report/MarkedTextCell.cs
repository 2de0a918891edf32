using System.Text;

namespace StanceML.Training;

/// <summary>A row's text with the words marked that moved its judgment.</summary>
/// <param name="Marks">In text order, not overlapping.</param>
internal sealed record MarkedTextCell(string Text, IReadOnlyList<MistakeEvidence> Marks) : IHtmlCell
{
    public bool IsNumber => false;

    public string ToHtml()
    {
        // Isolated: a text with marks for right-to-left writing must not turn the rest of the line.
        var html = new StringBuilder("<td class=\"text\"><bdi>");
        var at = 0;
        foreach (var mark in Marks)
        {
            html.Append(HtmlPage.Encode(Text[at..mark.Start])).Append("<mark>").Append(HtmlPage.Encode(Text[mark.Start..mark.End])).Append("</mark>");
            at = mark.End;
        }

        return html.Append(HtmlPage.Encode(Text[at..])).Append("</bdi></td>").ToString();
    }
}
