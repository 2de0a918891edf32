namespace StanceML.Store;

/// <summary>Makes any string one that both databases keep as it is.</summary>
public static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// U+0000 and lone surrogates are no text (PostgreSQL refuses the first, UTF-8 the second): each becomes U+FFFD, one UTF-16 unit
    /// for one, so that every offset holds.
    /// </summary>
    public static string? Of(string? text) => text is null || IsStorable(text)
        ? text
        : string.Create(text.Length, text, static (kept, given) =>
        {
            for (var i = 0; i < given.Length; i++)
            {
                kept[i] = IsStorable(given, i) ? given[i] : Replacement;
            }
        });

    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsStorable(text, i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStorable(string text, int i) => text[i] switch
    {
        '\0' => false,
        >= '\uD800' and <= '\uDBFF' => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]),
        >= '\uDC00' and <= '\uDFFF' => i > 0 && char.IsHighSurrogate(text[i - 1]),
        _ => true,
    };
}
