namespace StanceML.Training;

/// <summary>A name, and beneath it what it means.</summary>
internal sealed record ExplainedCell(string Name, string Meaning) : IHtmlCell
{
    public bool IsNumber => false;

    public string ToHtml() => $"<td>{HtmlPage.Encode(Name)}<div class=\"ci\">{HtmlPage.Encode(Meaning)}</div></td>";
}
