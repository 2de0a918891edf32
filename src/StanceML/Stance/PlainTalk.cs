namespace StanceML;

/// <summary>
/// Whether a statement says a word of statehood right beside the claimant (<c>Taiwan independence</c>): then it is about
/// the question, however short it is and whatever a model makes of its few words. Safe for concurrent use.
/// </summary>
internal static class PlainTalk
{
    /// <summary>Words this far from the claimant stand beside it; set by hand on the recognition development set.</summary>
    private const int Reach = 6;

    public static bool IsPlain(Document document, TargetCandidate candidate) =>
        candidate.Mentions.Any(mention => mention.Role != MentionRole.Parent && HasCoreAt(document, mention.Span));

    private static bool HasCoreAt(Document document, TextSpan name)
    {
        var first = document.TokenAt(name.Start);
        var last = document.TokenAt(name.End - 1);
        for (var i = Math.Max(0, first - Reach); i <= Math.Min(document.Tokens.Count - 1, last + Reach); i++)
        {
            if ((document.Entries[i].Uses & WordUses.Core) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
