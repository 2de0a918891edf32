using System.Text;

namespace StanceML.Training;

/// <summary>A row's text with the words marked that moved its judgment.</summary>
internal static class MarkedText
{
    /// <param name="marks">In text order, not overlapping.</param>
    /// <returns>Encoded, and isolated: a text with marks for right-to-left writing must not turn the rest of the page.</returns>
    public static string ToHtml(string text, IReadOnlyList<MistakeEvidence> marks)
    {
        var html = new StringBuilder("<bdi>");
        var at = 0;
        foreach (var mark in marks)
        {
            html.Append(HtmlPage.Encode(text[at..mark.Start])).Append("<mark>").Append(HtmlPage.Encode(text[mark.Start..mark.End])).Append("</mark>");
            at = mark.End;
        }

        return html.Append(HtmlPage.Encode(text[at..])).Append("</bdi>").ToString();
    }
}
