namespace StanceML;

/// <summary>
/// Finds the words that stand for a claimant that a statement does not name: <c>the province</c>, <c>those breakaway
/// republics</c>. Safe for concurrent use.
/// </summary>
internal static class BackReferences
{
    /// <summary>How many words may stand between <c>the</c> and the noun.</summary>
    private const int MaxBetween = 3;

    public static IEnumerable<TextSpan> Find(Document document, TextSpan within)
    {
        for (var i = document.TokenAt(within.Start); i < document.TokenArray.Length && document.TokenArray[i].Span.Start < within.End; i++)
        {
            var word = document.TokenArray[i];
            if (word.Kind == TokenKind.Word && (document.Entries[i].Uses & (WordUses.Place | WordUses.Places)) != 0 && IsPointedAt(document, i, within))
            {
                yield return word.Span;
            }
        }
    }

    private static bool IsPointedAt(Document document, int noun, TextSpan within)
    {
        for (var i = noun - 1; i >= 0 && i >= noun - 1 - MaxBetween && document.TokenArray[i].Span.Start >= within.Start; i--)
        {
            if (document.TokenArray[i].Kind != TokenKind.Word)
            {
                return false;
            }

            if ((document.Entries[i].Uses & (WordUses.Pointer | WordUses.Loose)) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
