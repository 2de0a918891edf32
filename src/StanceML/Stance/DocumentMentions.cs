namespace StanceML;

/// <summary>An article's words and every name in it that a role may replace. Immutable.</summary>
public sealed class DocumentMentions(
    Document document, IReadOnlyList<TargetMention> targets, IReadOnlyList<ActorMention> actors)
{
    public Document Document { get; } = document;

    /// <summary>In text order.</summary>
    public IReadOnlyList<TargetMention> Targets { get; } = targets;

    /// <summary>In text order.</summary>
    public IReadOnlyList<ActorMention> Actors { get; } = actors;

    internal DocumentWords Words { get; } = new(document);
}
