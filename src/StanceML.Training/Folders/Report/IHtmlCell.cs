namespace StanceML.Training;

/// <summary>A table cell that draws itself.</summary>
internal interface IHtmlCell
{
    /// <summary>Set right, and its column's name with it.</summary>
    bool IsNumber { get; }

    /// <returns>A whole <c>td</c> element, its texts encoded.</returns>
    string ToHtml();
}
