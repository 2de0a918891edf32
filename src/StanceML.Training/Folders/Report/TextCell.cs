namespace StanceML.Training;

/// <summary>A text from the data, which may be long.</summary>
/// <param name="Text">Null is empty.</param>
internal sealed record TextCell(string? Text) : IHtmlCell
{
    public bool IsNumber => false;

    public string ToHtml() => $"<td class=\"text\">{MarkedText.ToHtml(Text ?? "", [])}</td>";
}
