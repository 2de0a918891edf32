namespace StanceML;

/// <summary>Says which role replaces each name, seen from one target.</summary>
internal static class RoleMasker
{
    /// <param name="mentions">Of the whole text.</param>
    /// <param name="within">Only names that touch these characters are needed.</param>
    /// <param name="target">Null for a task without a target: claimants are then all alike.</param>
    /// <param name="speakerActor">Whom the speaker speaks for; null when unknown.</param>
    /// <param name="told">In text order: a target that stands there alone is not the one that the other words point back to.</param>
    /// <returns>In text order, not overlapping: where names overlap, the role nearer to the target wins, then the longer name.</returns>
    public static IReadOnlyList<RoleMark> Mark(
        DocumentMentions mentions, TextSpan within, RecognitionTarget? target, string? speakerActor, IReadOnlyList<TextSpan> told)
    {
        var marks = new List<RoleMark>();
        foreach (var mention in mentions.TargetsIn(within))
        {
            if (RoleOf(mention, target) is var role and not WordRole.None)
            {
                marks.Add(new RoleMark(mention.Span, role));
            }
        }

        foreach (var mention in mentions.ActorsIn(within))
        {
            marks.Add(new RoleMark(mention.Span, RoleOf(mention.Actor.Id, target, speakerActor)));
        }

        if (target is not null && !marks.Exists(mark => mark.Role == WordRole.Target && !SpanList.Touch(told, mark.Span)))
        {
            marks.AddRange(BackReferences.Find(mentions.Document, within).Select(span => new RoleMark(span, WordRole.Target)));
        }

        return WithoutOverlaps(marks);
    }

    /// <summary>The same for a target that stands at known places instead of in the catalogue.</summary>
    public static IReadOnlyList<RoleMark> MarkAt(DocumentMentions mentions, TextSpan within, IReadOnlyList<TextSpan> targetSpans) =>
        WithoutOverlaps([.. targetSpans.Select(span => new RoleMark(span, WordRole.Target)), .. Mark(mentions, within, null, null, [])]);

    private static WordRole RoleOf(TargetMention mention, RecognitionTarget? target) => mention.Role switch
    {
        MentionRole.Claimant when target is not null && mention.Target.Id == target.Id => WordRole.Target,
        MentionRole.Parent when target is not null && mention.Target.Id == target.Id => WordRole.Parent,
        MentionRole.Claimant when target is not null && target.Parents.Contains(mention.Target.Id) => WordRole.Parent,

        // A question settled long ago left a country like any other: Ghana acts, it no longer claims.
        MentionRole.Claimant => mention.Target.Until is null ? WordRole.Other : WordRole.Actor,
        _ => WordRole.None,
    };

    private static WordRole RoleOf(string actor, RecognitionTarget? target, string? speakerActor)
    {
        if (target is not null && actor == target.Id)
        {
            return WordRole.Target;
        }

        if (target is not null && target.Parents.Contains(actor))
        {
            return WordRole.Parent;
        }

        return actor == speakerActor ? WordRole.Speaker : WordRole.Actor;
    }

    private static List<RoleMark> WithoutOverlaps(List<RoleMark> marks)
    {
        // The enum's order is the order of nearness to the target.
        marks.Sort((a, b) => a.Role != b.Role ? a.Role.CompareTo(b.Role)
            : a.Span.Length != b.Span.Length ? b.Span.Length.CompareTo(a.Span.Length)
            : a.Span.CompareTo(b.Span));
        var kept = new List<RoleMark>(marks.Count);
        if (marks.Count == 0)
        {
            return kept;
        }

        // Characters already taken; a scan of the marks kept would make a text full of names take quadratic time.
        var first = marks.Min(mark => mark.Span.Start);
        var taken = new bool[marks.Max(mark => mark.Span.End) - first];
        foreach (var mark in marks)
        {
            var place = taken.AsSpan(mark.Span.Start - first, mark.Span.Length);
            if (!place.Contains(true))
            {
                place.Fill(true);
                kept.Add(mark);
            }
        }

        kept.Sort((a, b) => a.Span.CompareTo(b.Span));
        return kept;
    }
}
