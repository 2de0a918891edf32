namespace StanceML;

/// <summary>An article's words and every name in it that a role may replace. Immutable.</summary>
public sealed class DocumentMentions(
    Document document, IReadOnlyList<TargetMention> targets, IReadOnlyList<ActorMention> actors)
{
    // The furthest end up to each mention: where it passes a position, the mentions that touch it begin.
    private readonly int[] _targetReach = Reach(targets.Select(mention => mention.Span));
    private readonly int[] _actorReach = Reach(actors.Select(mention => mention.Span));

    public Document Document { get; } = document;

    /// <summary>In text order.</summary>
    public IReadOnlyList<TargetMention> Targets { get; } = targets;

    /// <summary>In text order.</summary>
    public IReadOnlyList<ActorMention> Actors { get; } = actors;

    internal DocumentWords Words { get; } = new(document);

    /// <summary>Those that touch the span, found without a walk over all others.</summary>
    internal IEnumerable<TargetMention> TargetsIn(TextSpan span)
    {
        for (var i = FirstBeyond(_targetReach, span.Start); i < Targets.Count && Targets[i].Span.Start < span.End; i++)
        {
            if (Targets[i].Span.Overlaps(span))
            {
                yield return Targets[i];
            }
        }
    }

    /// <inheritdoc cref="TargetsIn"/>
    internal IEnumerable<ActorMention> ActorsIn(TextSpan span)
    {
        for (var i = FirstBeyond(_actorReach, span.Start); i < Actors.Count && Actors[i].Span.Start < span.End; i++)
        {
            if (Actors[i].Span.Overlaps(span))
            {
                yield return Actors[i];
            }
        }
    }

    private static int[] Reach(IEnumerable<TextSpan> spans)
    {
        var furthest = 0;
        return [.. spans.Select(span => furthest = Math.Max(furthest, span.End))];
    }

    private static int FirstBeyond(int[] reach, int position)
    {
        var at = Array.BinarySearch(reach, position + 1);
        at = at < 0 ? ~at : at;
        while (at > 0 && reach[at - 1] > position)
        {
            at--;
        }

        return at;
    }
}
