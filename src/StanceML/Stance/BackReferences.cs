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
            if (word.Kind == TokenKind.Word && (document.Entries[i].Uses & (WordUses.Place | WordUses.Places)) != 0 && IsPointedAt(document, i, MaxBetween, within.Start))
            {
                yield return word.Span;
            }
        }
    }

    /// <summary>Whether <c>the</c>, <c>both</c> and the like stand before the noun.</summary>
    /// <param name="between">How many words may stand between.</param>
    /// <param name="start">Where to look no further back.</param>
    public static bool IsPointedAt(Document document, int noun, int between, int start)
    {
        for (var i = noun - 1; i >= 0 && i >= noun - 1 - between && document.TokenArray[i].Span.Start >= start; i--)
        {
            if (document.TokenArray[i].Kind is not (TokenKind.Word or TokenKind.Number))
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
