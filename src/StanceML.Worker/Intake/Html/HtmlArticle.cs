namespace StanceML.Worker;

/// <summary>The article of a web page, as the page tells it.</summary>
/// <param name="Text">Headline and paragraphs, a blank line between them.</param>
/// <param name="Language">BCP 47 tag; null when the page names none.</param>
/// <param name="Url">Where the page says it lives; null when it says nothing that can be believed.</param>
/// <param name="IsReadable">Whether its main text stands out from menus and notices; a wall of cookies does not.</param>
internal sealed record HtmlArticle(
    string Text, string? Title, string? Outlet, DateTimeOffset? Published, string? Language, string? Url, bool IsReadable);
