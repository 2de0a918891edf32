namespace StanceML;

/// <summary>
/// Leaves out the questions that an article only seems to name: all that points to them is the name of another government of their country.
/// An article on the Taliban speaks of Afghans, and not of the governments before; one on Maduro's rival of today does not speak of the rival before.
/// </summary>
internal static class RivalQuestions
{
    /// <returns>The mentions of the questions that the article really names, in their order.</returns>
    public static IReadOnlyList<TargetMention> Without(IReadOnlyList<TargetMention> mentions)
    {
        var named = mentions.Where(mention => mention.Role != MentionRole.Parent).ToLookup(mention => mention.Span);
        var own = mentions
            .Where(mention => mention.Role == MentionRole.Claimant && !named[mention.Span].Any(other => other.Target != mention.Target))
            .Select(mention => mention.Target).ToHashSet<RecognitionTarget>(ReferenceEqualityComparer.Instance);
        var seeming = mentions
            .Select(mention => mention.Target).Distinct(ReferenceEqualityComparer.Instance).Cast<RecognitionTarget>()
            .Where(target => !own.Contains(target) && own.Any(other => AreRivals(target, other)))
            .ToHashSet<RecognitionTarget>(ReferenceEqualityComparer.Instance);
        return seeming.Count == 0 ? mentions : [.. mentions.Where(mention => !seeming.Contains(mention.Target))];
    }

    private static bool AreRivals(RecognitionTarget one, RecognitionTarget other) =>
        one.Kind == TargetKind.Government && other.Kind == TargetKind.Government
        && (one.Parents.Intersect(other.Parents, StringComparer.Ordinal).Any()
            || one.Parents.Contains(other.Id, StringComparer.Ordinal)
            || other.Parents.Contains(one.Id, StringComparer.Ordinal));
}
