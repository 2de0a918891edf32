namespace StanceML.Store;

/// <summary>The first words of an article, by which lists name one that came without a title. Made where it is read; never stored.</summary>
public static class ArticleOpening
{
    private const int MaxChars = 80;

    /// <summary>Of the joined table <c>article</c>; null where there is a title. Leading blank lines may take some of the 400 characters.</summary>
    internal const string Column = "CASE WHEN article.title IS NULL THEN SUBSTR(article.text, 1, 400) END AS opening";

    /// <param name="text">All of it, or its beginning.</param>
    /// <returns>One line of whole words, with an ellipsis where words were left out; null when there is none.</returns>
    public static string? Of(string? text)
    {
        var words = text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var line = string.Join(' ', words);
        if (line.Length <= MaxChars)
        {
            return line.Length == 0 ? null : line;
        }

        var end = line.LastIndexOf(' ', MaxChars);
        end = end > 0 ? end : char.IsHighSurrogate(line[MaxChars - 1]) ? MaxChars - 1 : MaxChars;
        return $"{line[..end]}…";
    }
}
